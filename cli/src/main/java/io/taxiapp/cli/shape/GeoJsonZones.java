package io.taxiapp.cli.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads zones from GeoJSON: features whose property `LocationID` is the zone's number.
final class GeoJsonZones {

  private static final JsonMapper MAPPER = new JsonMapper();

  private GeoJsonZones() {}

  /// @throws IllegalArgumentException if it is not there, or holds no zones
  static List<Shape> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": expected a GeoJSON file, found none");
    }
    try {
      var shapes = new ArrayList<Shape>();
      for (var feature : MAPPER.readTree(file.toFile()).path("features")) {
        var zone = feature.path("properties").path("LocationID").asInt();
        shapes.add(new Shape(zone, polygons(file, zone, feature.path("geometry"))));
      }
      if (shapes.isEmpty()) {
        throw new IllegalArgumentException(file + ": expected features, found none");
      }
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<List<List<Point>>> polygons(Path file, int zone, JsonNode geometry) {
    var coordinates = geometry.path("coordinates");
    return switch (geometry.path("type").asText()) {
      case "Polygon" -> List.of(rings(coordinates));
      case "MultiPolygon" -> coordinates.valueStream().map(GeoJsonZones::rings).toList();
      default ->
          throw new IllegalArgumentException(
              file + ": zone " + zone + ": expected a polygon, found " + geometry.path("type"));
    };
  }

  private static List<List<Point>> rings(JsonNode polygon) {
    return polygon
        .valueStream()
        .map(GeoJsonZones::ring)
        .filter(ring -> ring.size() > 2) // rounding may leave nothing of a tiny one
        .toList();
  }

  private static List<Point> ring(JsonNode coordinates) {
    var ring = new ArrayList<Point>();
    for (var pair : coordinates) {
      var point = Point.of(pair.path(0).asDouble(), pair.path(1).asDouble());
      if (ring.isEmpty() || !ring.getLast().equals(point)) {
        ring.add(point);
      }
    }
    if (ring.size() > 1 && ring.getFirst().equals(ring.getLast())) {
      ring.removeLast();
    }
    return ring;
  }
}
