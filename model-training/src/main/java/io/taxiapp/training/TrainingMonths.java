package io.taxiapp.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The months there are and those of them to train on, each read at most once.
final class TrainingMonths {
  private final List<Path> all;
  private final List<Path> chosen;
  private final Map<Path, Month> read = new HashMap<>();

  private TrainingMonths(List<Path> all, List<Path> chosen) {
    this.all = all;
    this.chosen = chosen;
  }

  /// @param files exactly these, or, if empty, the newest in the directory and those up to
  ///     `monthsBack` before it
  static TrainingMonths choose(Path data, List<Path> files, int monthsBack) {
    if (!files.isEmpty()) {
      return new TrainingMonths(files, files.stream().sorted().toList());
    }
    Path green = data.resolve("green");
    List<Path> all = TripRecords.monthsIn(Files.isDirectory(green) ? green : data);
    YearMonth from = month(all.getLast()).minusMonths(monthsBack);
    return new TrainingMonths(
        all, all.stream().filter(file -> !month(file).isBefore(from)).toList());
  }

  private static YearMonth month(Path file) {
    return TripRecords.month(file)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a file named green_tripdata_YYYY-MM.parquet, found " + file));
  }

  /// The chosen months, oldest first.
  List<Month> read() {
    return chosen.stream().map(this::read).toList();
  }

  /// The newest month there is.
  YearMonth newest() {
    return all.stream().map(TrainingMonths::month).max(Comparator.naturalOrder()).orElseThrow();
  }

  /// The oldest months before another one, chosen or not.
  ///
  /// @param most of them
  /// @throws IllegalArgumentException if there is none
  List<Month> before(YearMonth later, int most) {
    List<Path> before =
        all.stream()
            .filter(file -> month(file).isBefore(later))
            .sorted(Comparator.comparing(TrainingMonths::month))
            .limit(most)
            .toList();
    if (before.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a month before %s to fit the live traffic on, found %s".formatted(later, all));
    }
    return before.stream().map(this::read).toList();
  }

  /// Any month there is a file of, chosen or not.
  Optional<Month> find(YearMonth month) {
    return all.stream()
        .filter(file -> TripRecords.month(file).equals(Optional.of(month)))
        .findFirst()
        .map(this::read);
  }

  private Month read(Path file) {
    return read.computeIfAbsent(file, Month::read);
  }
}
