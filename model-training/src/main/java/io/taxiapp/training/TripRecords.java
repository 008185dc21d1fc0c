package io.taxiapp.training;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.NewYorkTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads TLC green-taxi months (`green_tripdata_YYYY-MM.parquet`).
///
/// Where a file's name tells its month, rows picked up outside it are left out: a handful a month
/// carry dates years away.
public final class TripRecords {
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})\\D*$");
  private static final double KM_PER_MILE = 1.609344;
  private static final int UNKNOWN_ZONE = 264;
  private static final int LAST_ZONE = 265;

  private TripRecords() {}

  /// All rows of some months, in pick-up order.
  public static List<TripRecord> read(Path... files) {
    return read(Arrays.asList(files), Long.MAX_VALUE);
  }

  /// The first rows of some months, in pick-up order.
  ///
  /// @param limit how many rows at most
  /// @throws IllegalArgumentException naming the file that is no month of green-taxi records
  public static List<TripRecord> read(List<Path> files, long limit) {
    List<TripRecord> records = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Path file : files) {
        readInto(records, database, file, limit);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start: " + e.getMessage(), e);
    }
    Stream<TripRecord> inOrder = records.stream();
    if (files.size() > 1) {
      inOrder = inOrder.sorted(Comparator.comparing(TripRecord::pickupAt));
    }
    return inOrder.limit(limit).toList();
  }

  private static void readInto(
      List<TripRecord> records, Connection database, Path file, long limit) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": expected a Parquet file, found none");
    }
    try (Statement statement = database.createStatement()) {
      statement.execute("SET threads = 2");
      try (ResultSet rows = statement.executeQuery(select(file, limit))) {
        while (rows.next()) {
          records.add(record(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "%s: expected a month of green-taxi trip records with the TLC's columns, found: %s"
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  private static String select(Path file, long limit) {
    return """
        SELECT CAST(lpep_pickup_datetime AS TIMESTAMP), CAST(lpep_dropoff_datetime AS TIMESTAMP),
               CAST(PULocationID AS INTEGER), CAST(DOLocationID AS INTEGER),
               coalesce(CAST(passenger_count AS INTEGER), 1),
               coalesce(CAST(payment_type AS INTEGER), 0), coalesce(CAST(trip_type AS INTEGER), 0),
               coalesce(CAST(trip_distance AS DOUBLE), 0),
               coalesce(CAST(fare_amount AS DOUBLE), 0), coalesce(CAST(tip_amount AS DOUBLE), 0),
               coalesce(CAST(total_amount AS DOUBLE), 0)
        FROM read_parquet('%s', file_row_number = true)
        WHERE lpep_pickup_datetime IS NOT NULL AND lpep_dropoff_datetime IS NOT NULL
          AND PULocationID IS NOT NULL AND DOLocationID IS NOT NULL %s
        ORDER BY lpep_pickup_datetime, file_row_number %s
        """
        .formatted(
            file.toAbsolutePath().toString().replace("'", "''"),
            withinMonth(file),
            limit == Long.MAX_VALUE ? "" : "LIMIT " + limit);
  }

  private static String withinMonth(Path file) {
    return month(file)
        .map(
            month ->
                "AND lpep_pickup_datetime >= TIMESTAMP '%s' AND lpep_pickup_datetime < TIMESTAMP '%s'"
                    .formatted(
                        month.atDay(1) + " 00:00:00", month.plusMonths(1).atDay(1) + " 00:00:00"))
        .orElse("");
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
      throw new IllegalArgumentException(directory + ": expected a directory, found none");
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

  private static TripRecord record(ResultSet row) throws SQLException {
    return new TripRecord(
        instant(row, 1),
        instant(row, 2),
        zone(row.getInt(3)),
        zone(row.getInt(4)),
        Math.max(1, row.getInt(5)),
        switch (row.getInt(6)) {
          case 1 -> PaymentMethod.CARD;
          case 2 -> PaymentMethod.CASH;
          default -> PaymentMethod.UNKNOWN;
        },
        row.getInt(7) == 1 ? TripType.STREET_HAIL : TripType.DISPATCH,
        row.getDouble(8) * KM_PER_MILE,
        Math.round(row.getDouble(9) * 100),
        Math.round(row.getDouble(10) * 100),
        Math.round(row.getDouble(11) * 100));
  }

  /// An id that no taxi zone has says no more than the TLC's own for places that are not known.
  private static int zone(int id) {
    return id >= 1 && id <= LAST_ZONE ? id : UNKNOWN_ZONE;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).atZone(NewYorkTime.ZONE).toInstant();
  }
}
