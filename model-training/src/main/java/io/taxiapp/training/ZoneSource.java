package io.taxiapp.training;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes a bundle's zone table from the TLC's lookup and the zones' centroids, `zones/` in a data
/// directory.
final class ZoneSource {
  private static final String SELECT =
      """
      SELECT l.LocationID, l.Borough, l.Zone, l.service_zone, c.lat, c.lon, c.area_km2
      FROM read_csv('%s/taxi_zone_lookup.csv', header = true) l
      LEFT JOIN read_csv('%s/zone_centroids.csv', header = true) c USING (LocationID)
      ORDER BY 1
      """;

  private ZoneSource() {}

  static ZoneTable read(Path directory) {
    for (String name : List.of("taxi_zone_lookup.csv", "zone_centroids.csv")) {
      if (!Files.isRegularFile(directory.resolve(name))) {
        throw new IllegalArgumentException(
            directory + ": expected a file " + name + ", found none");
      }
    }
    List<Zone> zones = new ArrayList<>();
    String path = directory.toAbsolutePath().toString().replace("'", "''");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(SELECT.formatted(path, path))) {
      while (rows.next()) {
        zones.add(zone(rows));
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(directory + ": no taxi zones: " + e.getMessage(), e);
    }
    return new ZoneTable(zones);
  }

  private static Zone zone(ResultSet row) throws SQLException {
    boolean placed = row.getObject(5) != null;
    return new Zone(
        row.getInt(1),
        text(row, 2),
        text(row, 3),
        text(row, 4),
        placed ? Optional.of(new GeoPoint(row.getDouble(5), row.getDouble(6))) : Optional.empty(),
        placed ? OptionalDouble.of(row.getDouble(7)) : OptionalDouble.empty());
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return String.valueOf((Object) row.getString(column)).replace("null", "N/A").replace(",", ";");
  }
}
