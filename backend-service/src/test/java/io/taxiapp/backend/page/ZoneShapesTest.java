package io.taxiapp.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ZoneShapesTest {

  @Test
  void theOutlinesAreSmallAndThoseOfAllZonesWithAPlace() throws Exception {
    var file = Path.of("src/main/resources/page/zone-shapes.json");

    assertThat(Files.size(file)).isLessThan(150_000);
    var zones = new ObjectMapper().readTree(file.toFile()).at("/objects/zones/geometries");
    assertThat(zones.valueStream().map(zone -> zone.get("id").asInt()).distinct()).hasSize(263);
  }
}
