package io.taxiapp.training.trip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What was read of TLC green-taxi months (`green_tripdata_YYYY-MM.parquet`), in pick-up order.
///
/// Where a file's name tells its month, rows picked up outside it are left out: a handful a month
/// carry dates years away. So are rows without a time or a zone, with an id that no taxi zone has,
/// and exact repeats, that is, rows that are the same in all that is read of them.
public record TripRecords(List<TripRecord> records, RowsLeftOut leftOut) {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])\\D*$");

  /// The first rows of some months. A row that stands in two of them, or twice, is read once.
  ///
  /// @param limit how many rows at most
  /// @throws IllegalArgumentException naming the file that is no month of green-taxi records
  public static TripRecords read(List<Path> files, long limit) {
    TripReader reader = new TripReader();
    List<TripRecord> records = new ArrayList<>();
    RowsLeftOut leftOut = new RowsLeftOut();
    for (Path file : files) {
      TripRecords read = reader.read(file, limit);
      records.addAll(read.records());
      leftOut.addAll(read.leftOut());
    }
    return new TripRecords(
        records.stream().sorted(Comparator.comparing(TripRecord::pickupAt)).limit(limit).toList(),
        leftOut);
  }

  /// The month that a file's name tells.
  public static Optional<YearMonth> month(Path file) {
    Matcher matcher = MONTH.matcher(String.valueOf(file.getFileName()));
    return matcher.find()
        ? Optional.of(
            YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /// The months in a directory, oldest first.
  ///
  /// @throws IllegalArgumentException if there are none
  public static List<Path> monthsIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "%s: expected a directory, found %s"
              .formatted(directory, Files.exists(directory) ? "a file" : "none"));
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> months =
          files
              .filter(file -> file.toString().endsWith(".parquet") && month(file).isPresent())
              .sorted()
              .toList();
      if (months.isEmpty()) {
        throw new IllegalArgumentException(
            directory + ": expected green_tripdata_YYYY-MM.parquet files, found none");
      }
      return months;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }
}
