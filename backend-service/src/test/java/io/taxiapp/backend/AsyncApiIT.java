package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.taxiapp.contract.Contract;
import io.taxiapp.topic.EventJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The document that the service serves is held against the topics of a real broker, and against
/// what stands on them.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class AsyncApiIT {

  @TempDir static Path directory;

  @Test
  void theTopicsAreAsTheDocumentSays() throws Exception {
    try (var live = LiveBackend.start(directory);
        var admin = Admin.create(Map.of("bootstrap.servers", live.kafka()))) {
      var document = new YAMLMapper().readTree(live.get("/asyncapi.yml").body());
      for (var channel : document.get("channels")) {
        var kafka = channel.at("/bindings/kafka");
        var name = channel.get("address").asText();
        var topic =
            admin.describeTopics(List.of(name)).allTopicNames().get().values().iterator().next();
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var settings =
            admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();

        assertThat(topic.partitions()).as(name).hasSize(kafka.get("partitions").asInt());
        for (var setting : kafka.get("topicConfiguration").properties()) {
          assertThat(settings.get(setting.getKey()).value())
              .as(name + " " + setting.getKey())
              .isEqualTo(text(setting.getValue()));
        }
      }

      var rideId = live.ride();
      var published = live.eventsOf(rideId).getFirst();
      var headers = document.at("/components/schemas/headers/required");
      assertThat(headers.valueStream().map(JsonNode::asText))
          .allMatch(header -> published.headers().lastHeader(header) != null);
      assertThat(
              Contract.violations(
                  "RideRequested", new ObjectMapper().readTree(EventJson.write(published.value()))))
          .isEmpty();
    }
  }

  private static String text(JsonNode value) {
    return value.isArray() ? value.get(0).asText() : value.asText();
  }
}
