package io.taxiapp.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/// What `compose.yaml` lets its containers do.
class ComposeFileTest {

  private static final Path COMPOSE = Path.of("../compose");

  /// Their images say how they are asked, or nobody waits for them.
  private static final List<String> NO_HEALTH_CHECK =
      List.of("topics", "prometheus", "grafana", "replayer");

  @TestFactory
  Stream<DynamicTest> noContainerMayDoMoreThanItMust() throws IOException {
    return each(
        service -> {
          assertThat(service.path("read_only").asBoolean()).isTrue();
          assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
          assertThat(service.path("security_opt").toString())
              .isEqualTo("[\"no-new-privileges:true\"]");
          assertThat(service.path("mem_limit").asText()).isNotEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> onlyTheFrontDoorIsPublishedBeyondThisMachine() throws IOException {
    return each(
        service ->
            assertThat(service.path("ports"))
                .allMatch(
                    port ->
                        port.isTextual()
                            ? port.asText().startsWith("127.0.0.1:")
                            : port.path("host_ip").asText().equals("${TAXI_ADDRESS:-}")));
  }

  @Test
  void whatOthersWaitForIsAskedWhetherItWorks() throws IOException {
    var services = services();

    for (var service : services.properties()) {
      boolean ours = service.getValue().path("image").asText().startsWith("taxiapp/");
      assertThat(service.getValue().has("healthcheck") || ours)
          .as(service.getKey())
          .isEqualTo(ours || !NO_HEALTH_CHECK.contains(service.getKey()));
    }
    for (var name : List.of("kafka", "caddy")) {
      assertThat(services.at("/" + name + "/healthcheck/start_period").asText()).isNotEmpty();
    }
  }

  /// What one of them keeps is backed up or forgotten on purpose.
  @Test
  void eachVolumeIsRestoredOrRemovedOrNoneOfTheRides() throws IOException {
    var restore = Files.readString(COMPOSE.resolve("restore.sh"));

    assertThat(compose().path("volumes").properties())
        .extracting(Map.Entry::getKey)
        .allMatch(
            volume ->
                List.of("caddy-config", "prometheus", "grafana").contains(volume)
                    || restore.contains(volume));
  }

  private interface Look {
    void at(JsonNode service);
  }

  private static Stream<DynamicTest> each(Look look) throws IOException {
    return services().properties().stream()
        .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> look.at(it.getValue())));
  }

  private static JsonNode services() throws IOException {
    return compose().path("services");
  }

  /// With its anchors and merged keys put in, which Jackson's own reader of YAML leaves alone.
  private static JsonNode compose() throws IOException {
    var yaml = Files.readString(COMPOSE.resolve("compose.yaml"));
    return new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
  }
}
