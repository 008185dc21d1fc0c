package io.taxiapp.training.trip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The months there are and those of them to train on, each read at most once. A row that stands in
/// two of them counts in the first.
public final class TrainingMonths {
  private static final Comparator<Path> OLDEST_FIRST =
      Comparator.<Path, YearMonth>comparing(
              file -> TripRecords.month(file).orElse(YearMonth.of(Year.MAX_VALUE, 12)))
          .thenComparing(Comparator.naturalOrder());

  private final List<Path> all;
  private final List<Path> named;
  private final List<Path> chosen;
  private final Map<Path, TripMonth> read = new LinkedHashMap<>();
  private final TripReader reader = new TripReader();

  private TrainingMonths(List<Path> all, List<Path> named) {
    this.all = all;
    this.named = named;
    this.chosen = named.stream().distinct().sorted(OLDEST_FIRST).toList();
  }

  /// Chooses the months to train on.
  ///
  /// @param files exactly these, or, if empty, the newest in the directory and those up to
  ///     `monthsBack` before it
  public static TrainingMonths choose(Path data, List<Path> files, int monthsBack) {
    if (!files.isEmpty()) {
      return new TrainingMonths(files, files);
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

  /// The chosen months, oldest first; without those that only repeat others.
  public List<TripMonth> read() {
    return read(file -> {});
  }

  /// Likewise, telling of each file.
  ///
  /// @param begin told of each file before it is read
  public List<TripMonth> read(Consumer<Path> begin) {
    return chosen.stream()
        .map(
            file -> {
              begin.accept(file);
              return read(file);
            })
        .filter(month -> !month.onlyRepeats())
        .toList();
  }

  /// How many months are chosen.
  public int size() {
    return chosen.size();
  }

  /// What was left out of the files that were read, a line for each.
  public List<String> leftOut() {
    return Stream.concat(
            chosen.stream()
                .filter(file -> Collections.frequency(named, file) > 1)
                .map(file -> file + ": named more than once, read once"),
            read.values().stream().flatMap(month -> month.fileRows().describe().stream()))
        .toList();
  }

  /// The newest month there is.
  public YearMonth newest() {
    return all.stream().map(TrainingMonths::month).max(Comparator.naturalOrder()).orElseThrow();
  }

  /// The oldest months before another one, chosen or not.
  ///
  /// @param max how many of them at most
  /// @throws IllegalArgumentException if there is none
  public List<TripMonth> before(YearMonth later, int max) {
    List<TripMonth> before =
        all.stream()
            .filter(file -> month(file).isBefore(later))
            .sorted(OLDEST_FIRST)
            .map(this::read)
            .filter(month -> !month.onlyRepeats())
            .limit(max)
            .toList();
    if (before.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a month before %s to fit the live traffic on, found %s".formatted(later, all));
    }
    return before;
  }

  /// Any month there is a file of, chosen or not.
  public Optional<TripMonth> find(YearMonth month) {
    return all.stream()
        .filter(file -> TripRecords.month(file).equals(Optional.of(month)))
        .map(this::read)
        .filter(read -> !read.onlyRepeats())
        .findFirst();
  }

  private TripMonth read(Path file) {
    TripMonth month = read.computeIfAbsent(file, path -> TripMonth.read(reader, path));
    boolean anyRides = read.values().stream().anyMatch(one -> !one.rides().isEmpty());
    if (month.rides().isEmpty() && !(month.onlyRepeats() && anyRides)) {
      throw new IllegalArgumentException(
          "%s: expected rides of 1 to 60 minutes to learn from, found none (left out: %s)"
              .formatted(file, month.leftOut().describe()));
    }
    return month;
  }
}
