package io.taxiapp.training.trip;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Makes a bundle's zone table from the TLC's lookup and the zones' centroids, `zones/` in a data
/// directory. A line that stands twice counts once.
public final class ZoneSource {
  private static final List<String> LOOKUP =
      List.of("LocationID", "Borough", "Zone", "service_zone");
  private static final List<String> CENTROIDS = List.of("LocationID", "lat", "lon", "area_km2");

  private ZoneSource() {}

  /// Reads both files of a directory.
  ///
  /// @throws IllegalArgumentException naming the file, what was expected of it and what was found
  public static ZoneTable read(Path directory) {
    Path lookup = directory.resolve("taxi_zone_lookup.csv");
    Path places = directory.resolve("zone_centroids.csv");
    Set<List<String>> zones = lines(lookup, LOOKUP);
    Map<Integer, List<String>> centroids = new HashMap<>();
    for (List<String> line : lines(places, CENTROIDS)) {
      if (centroids.put((int) number(places, CENTROIDS, line, 0), line) != null) {
        throw new IllegalArgumentException(
            "%s: expected one centroid a zone, found two of zone %s"
                .formatted(places, line.getFirst()));
      }
    }
    return new ZoneTable(
        zones.stream()
            .map(
                line -> {
                  int id = (int) number(lookup, LOOKUP, line, 0);
                  return zone(id, line, places, Optional.ofNullable(centroids.get(id)));
                })
            .sorted(Comparator.comparingInt(Zone::id))
            .toList());
  }

  private static Set<List<String>> lines(Path path, List<String> columns) {
    TableFile file = TableFile.csv(path);
    file.checkNames(columns);
    try {
      return file.select(String.join(", ", columns), "", rows -> lines(rows, columns.size()));
    } catch (SQLException e) {
      throw file.unreadable(e);
    }
  }

  private static Set<List<String>> lines(ResultSet rows, int width) throws SQLException {
    Set<List<String>> lines = new LinkedHashSet<>();
    while (rows.next()) {
      List<String> line = new ArrayList<>();
      for (int column = 1; column <= width; column++) {
        line.add(Optional.ofNullable(rows.getString(column)).orElse("N/A"));
      }
      lines.add(line);
    }
    return lines;
  }

  private static Zone zone(int id, List<String> line, Path places, Optional<List<String>> place) {
    return new Zone(
        id,
        text(line.get(1)),
        text(line.get(2)),
        text(line.get(3)),
        place.map(
            at -> new GeoPoint(number(places, CENTROIDS, at, 1), number(places, CENTROIDS, at, 2))),
        place.isPresent()
            ? OptionalDouble.of(number(places, CENTROIDS, place.get(), 3))
            : OptionalDouble.empty());
  }

  private static String text(String cell) {
    return cell.replace(",", ";");
  }

  private static double number(Path file, List<String> columns, List<String> line, int column) {
    try {
      return Double.parseDouble(line.get(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected numbers in the column %s, found \"%s\" in the line of %s"
              .formatted(file, columns.get(column), line.get(column), line),
          e);
    }
  }
}
