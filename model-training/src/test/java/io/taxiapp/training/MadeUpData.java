package io.taxiapp.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A small data directory with the layout and columns of the real one, and rides that were never
/// driven: four zones in a row, a minute and a half a zone kilometre, slower at noon.
public final class MadeUpData {
  private static final String COLUMNS =
      """
      lpep_pickup_datetime, lpep_dropoff_datetime, PULocationID, DOLocationID, passenger_count,
      payment_type, trip_type, trip_distance, fare_amount, tip_amount, total_amount
      """;

  private MadeUpData() {}

  /// Writes zones and one month of rides.
  public static Path writeMonth(Path directory, String month, int rides) throws IOException {
    Files.createDirectories(directory.resolve("zones"));
    Files.write(
        directory.resolve("zones/taxi_zone_lookup.csv"),
        List.of(
            "\"LocationID\",\"Borough\",\"Zone\",\"service_zone\"",
            "1,\"Queens\",\"One\",\"Boro Zone\"",
            "2,\"Queens\",\"Two\",\"Boro Zone\"",
            "3,\"Bronx\",\"Three\",\"Boro Zone\"",
            "4,\"Bronx\",\"Four\",\"Boro Zone\"",
            "264,\"Unknown\",\"N/A\",\"N/A\"",
            "265,\"N/A\",\"Outside of NYC\",\"N/A\""));
    Files.write(
        directory.resolve("zones/zone_centroids.csv"),
        List.of(
            "LocationID,lat,lon,area_km2,centroid_inside",
            "1,40.70,-73.9,2,1",
            "2,40.72,-73.9,2,1",
            "3,40.76,-73.9,2,1",
            "4,40.82,-73.9,2,1"));
    return writeParquet(
        directory.resolve("green_tripdata_%s.parquet".formatted(month)),
        """
        SELECT TIMESTAMP '%s-01 00:00:00' + INTERVAL (i * 7) MINUTE AS pickup,
               pickup + INTERVAL (240 + 180 * abs(p - d) + 60 * (i %% 5)
                 + 120 * (hour(pickup) = 12)::INTEGER) SECOND,
               p, d, 1 + i %% 3, CASE i %% 4 WHEN 0 THEN NULL WHEN 1 THEN 2 ELSE 1 END,
               CASE i %% 4 WHEN 0 THEN NULL ELSE 1 END, 1.0 + abs(p - d), 5.0 + 2 * abs(p - d),
               CASE WHEN i %% 4 > 1 THEN 2.0 ELSE 0.0 END,
               6.0 + 2 * abs(p - d) + CASE WHEN i %% 4 > 1 THEN 2.0 ELSE 0.0 END
        FROM (SELECT i, 1 + (i * 7 // 3) %% 4 AS p, 1 + (i * 5 // 4) %% 4 AS d
              FROM range(%d) AS r(i))
        """
            .formatted(month, rides));
  }

  /// Writes rows, given as a SELECT or VALUES in the order of the columns.
  public static Path writeParquet(Path file, String rows) {
    return copy("SELECT * FROM (%s) AS t(%s)".formatted(rows, COLUMNS), file);
  }

  /// Writes what a SELECT gives.
  public static Path copy(String select, Path file) {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT PARQUET)".formatted(select, file.toAbsolutePath()));
      return file;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
