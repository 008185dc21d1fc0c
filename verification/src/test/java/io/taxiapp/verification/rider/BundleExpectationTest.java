package io.taxiapp.verification.rider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleExpectationTest {

  private static final String ZONES =
      """
      [{"id":1,"borough":"EWR","name":"Newark Airport","serviceZone":"EWR",
        "centroid":{"latitude":40.69,"longitude":-74.174},"areaKm2":7.3373},
       {"id":264,"borough":"Unknown","name":"N/A","serviceZone":"N/A"}]""";

  private static final String MODELS =
      """
      [{"name":"duration","version":"1","target":"total duration","unit":"seconds","card":{},
        "digest":"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]""";

  @TempDir private Path models;

  @BeforeEach
  void aBundle() throws IOException {
    var bundle = Files.createDirectory(models.resolve("duration"));
    Files.createDirectory(models.resolve("no-bundle"));
    Files.writeString(bundle.resolve("SHA256SUMS"), "abc");
    Files.writeString(
        bundle.resolve("model-card.json"),
        "{\"name\":\"duration\",\"version\":\"1\",\"target\":\"total duration\",\"unit\":\"seconds\"}");
    Files.writeString(
        bundle.resolve("zones.csv"),
        """
        id,borough,name,service_zone,latitude,longitude,area_km2
        1,EWR,Newark Airport,EWR,40.690000,-74.174000,7.3373
        264,Unknown,N/A,N/A,,,
        """);
  }

  @Test
  void theBundlesAsTheyAreAreInOrder() throws IOException {
    assertThat(new BundleExpectation(models).zones(Json.read(ZONES))).isEmpty();
    assertThat(new BundleExpectation(models).models(Json.read(MODELS))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "borough", "name", "serviceZone", "centroid", "areaKm2"})
  void aZoneThatIsAnotherIsFound(String property) throws IOException {
    var zones = Json.read(ZONES);
    ((ObjectNode) zones.get(0)).put(property, 2);

    assertThat(new BundleExpectation(models).zones(zones).orElseThrow())
        .startsWith("/0/" + property + ": expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "name", "version", "target", "unit"})
  void aModelThatIsAnotherIsFound(String property) throws IOException {
    var all = Json.read(MODELS);
    ((ObjectNode) all.get(0)).put(property, "x");

    assertThat(new BundleExpectation(models).models(all).orElseThrow())
        .startsWith("/0/" + property + ": expected");
  }

  @Test
  void oneTooFewOrTooManyIsFound() throws IOException {
    var twice = (ArrayNode) Json.read(ZONES);
    twice.add(twice.get(1));

    assertThat(new BundleExpectation(models).zones(twice)).contains(": expected 2, found 3");
    assertThat(new BundleExpectation(models).models(Json.read("[]")))
        .contains(": expected 1, found 0");
  }
}
