package io.taxiapp.cli.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/// Writes zones as [TopoJSON](https://github.com/topojson/topojson-specification).
public final class TopoJson {

  private static final String SOURCE =
      "NYC Taxi and Limousine Commission, taxi zones; public data of the City of New York";
  private static final JsonMapper MAPPER = new JsonMapper();

  private TopoJson() {}

  /// The zones of a GeoJSON file.
  ///
  /// @throws IllegalArgumentException if there are none
  public static byte[] of(Path geoJson) {
    return of(GeoJsonZones.read(geoJson));
  }

  static byte[] of(List<Shape> shapes) {
    var arcs = new Arcs(shapes);
    var topology = MAPPER.createObjectNode().put("type", "Topology").put("source", SOURCE);
    var transform = topology.putObject("transform");
    transform.putArray("scale").add(Point.STEP_DEGREES).add(Point.STEP_DEGREES);
    transform.putArray("translate").add(0).add(0);
    var zones = topology.putObject("objects").putObject("zones").put("type", "GeometryCollection");
    var geometries = zones.putArray("geometries");
    shapes.forEach(shape -> add(geometries.addObject(), shape, arcs));
    var written = topology.putArray("arcs");
    arcs.all().forEach(arc -> add(written.addArray(), arc));
    return (topology + "\n").getBytes(UTF_8);
  }

  private static void add(ObjectNode geometry, Shape shape, Arcs arcs) {
    geometry.put("type", "MultiPolygon").put("id", shape.zone());
    var polygons = geometry.putArray("arcs");
    for (var polygon : shape.polygons()) {
      var rings = polygons.addArray();
      for (var ring : polygon) {
        arcs.of(ring).forEach(rings.addArray()::add);
      }
    }
  }

  /// Each point but the first as the way from the one before.
  private static void add(ArrayNode array, List<Point> arc) {
    var before = new Point(0, 0);
    for (var point : arc) {
      array
          .addArray()
          .add(point.longitude() - before.longitude())
          .add(point.latitude() - before.latitude());
      before = point;
    }
  }
}
