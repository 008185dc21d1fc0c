package io.taxiapp.cli.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopoJsonTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// Two squares side by side, the second with an island of the third in it.
  private static final String ZONES =
      """
      {"features": [
        {"properties": {"LocationID": 1}, "geometry": {"type": "Polygon",
          "coordinates": [[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
        {"properties": {"LocationID": 2}, "geometry": {"type": "MultiPolygon",
          "coordinates": [[[[1,0],[4,0],[4,1],[1,1],[1,0]], [[2,0.2],[2,0.8],[3,0.8],[2,0.2]]]]}},
        {"properties": {"LocationID": 3}, "geometry": {"type": "Polygon",
          "coordinates": [[[3,0.8],[2,0.8],[2,0.2],[3,0.8]]]}}]}
      """;

  @TempDir private Path directory;

  @Test
  void aSharedBorderIsWrittenOnce() throws Exception {
    var topology = topology(ZONES);

    assertThat(topology.get("arcs")).hasSize(4);
    assertThat(arcs(topology, 0)).isEqualTo("[[[0,1]]]");
    assertThat(arcs(topology, 1)).isEqualTo("[[[2,-1],[3]]]");
    assertThat(arcs(topology, 2)).isEqualTo("[[[-4]]]");
    assertThat(topology.get("source").asText()).contains("NYC Taxi and Limousine Commission");
  }

  @Test
  void whatIsDrawnIsWhatWasRead() throws Exception {
    var topology = topology(ZONES);

    assertThat(ring(topology, topology.at("/objects/zones/geometries/1/arcs/0/0")))
        .containsExactlyInAnyOrder(
            List.of(1.0, 0.0), List.of(4.0, 0.0), List.of(4.0, 1.0), List.of(1.0, 1.0));
  }

  @Test
  void aFileWithoutZonesIsRefused() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology("{}"))
        .withMessageContaining("expected features, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopoJson.of(directory.resolve("none.geojson")))
        .withMessageContaining("expected a GeoJSON file");
  }

  @Test
  void thePagesFileIsSmallAndHasAllZonesWithAPlace() throws Exception {
    var file = Path.of("../backend-service/src/main/resources/page/zone-shapes.json");

    assertThat(Files.size(file)).isLessThan(150_000);
    var zones = MAPPER.readTree(file.toFile()).at("/objects/zones/geometries");
    assertThat(zones.valueStream().map(zone -> zone.get("id").asInt()).distinct()).hasSize(263);
  }

  private JsonNode topology(String geoJson) throws Exception {
    var file = Files.writeString(directory.resolve("zones.geojson"), geoJson);
    return MAPPER.readTree(TopoJson.of(file));
  }

  private static String arcs(JsonNode topology, int zone) {
    return topology.at("/objects/zones/geometries/" + zone + "/arcs").toString();
  }

  /// The points of a ring, the first one not again at the end, in degrees.
  private static List<List<Double>> ring(JsonNode topology, JsonNode numbers) {
    var scale = topology.at("/transform/scale/0").asDouble();
    var ring = new ArrayList<List<Double>>();
    for (var number : numbers) {
      int n = number.asInt();
      var arc = new ArrayList<List<Double>>();
      double x = 0;
      double y = 0;
      for (var step : topology.at("/arcs/" + (n < 0 ? ~n : n))) {
        x += step.get(0).asInt();
        y += step.get(1).asInt();
        arc.add(List.of(Math.round(x * scale * 1e5) / 1e5, Math.round(y * scale * 1e5) / 1e5));
      }
      var way = n < 0 ? arc.reversed() : arc;
      ring.addAll(way.subList(0, way.size() - 1));
    }
    return ring;
  }
}
