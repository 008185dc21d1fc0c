package io.taxiapp.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.topic.CleanupPolicy;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AsyncApiTest {

  private final JsonNode document = Contract.asyncApi();

  @Test
  void itsChannelsAreTheTopicsLaidOutAsTheyAre() {
    assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
    assertThat(document.get("channels").valueStream().map(AsyncApiTest::layout))
        .isEqualTo(Topics.all().stream().map(AsyncApiTest::layout).toList());
  }

  @Test
  void itsMessagesAreAllThereAreAndNameTheirSchemas() {
    var named =
        document
            .get("channels")
            .valueStream()
            .flatMap(channel -> channel.get("messages").propertyStream())
            .map(message -> message.getKey())
            .filter(name -> !name.equals("DeadLetter"))
            .toList();
    assertThat(named).isEqualTo(Contract.MESSAGES.stream().map(Class::getSimpleName).toList());
    for (var name : named) {
      assertThat(document.at("/components/messages/" + name + "/payload/$ref").asText())
          .isEqualTo("events.schema.json#/$defs/" + name);
      assertThat(Contract.definitions().has(name)).as(name).isTrue();
    }
  }

  @Test
  void itsHeadersAreThoseThatAreSent() {
    for (var message : SampleMessages.all()) {
      var sent = MessageHeaders.of(message, "tip-consumer", TraceContext.start());
      assertThat(StreamSupport.stream(sent.spliterator(), false).map(header -> header.key()))
          .hasSameElementsAs(
              document
                  .at("/components/schemas/headers/required")
                  .valueStream()
                  .map(JsonNode::asText)
                  .toList());
      assertThat(Contract.violations(message.getClass().getSimpleName(), sent)).isEmpty();
      assertThat(new String(sent.lastHeader("ce_type").value(), UTF_8))
          .isEqualTo(
              document
                  .at("/components/messages/" + message.getClass().getSimpleName())
                  .at("/examples/0/headers/ce_type")
                  .asText());
    }
  }

  @ParameterizedTest
  @CsvSource({"ce_id,", "ce_specversion, 2", "ce_time, noon", "traceparent, 0"})
  void aHeaderThatIsMissingOrWrongIsFound(String name, String value) {
    var message = SampleMessages.all().getFirst();
    var sent = MessageHeaders.of(message, "tip-consumer", TraceContext.start());
    sent.remove(name);
    if (value != null) {
      sent.add(name, value.getBytes(UTF_8));
    }

    assertThat(Contract.violations(message.getClass().getSimpleName(), sent))
        .anyMatch(said -> said.contains(name));
  }

  private static String layout(JsonNode channel) {
    var kafka = channel.at("/bindings/kafka");
    var settings = kafka.get("topicConfiguration");
    return "%s %d %s %s"
        .formatted(
            channel.get("address").asText(),
            kafka.get("partitions").asInt(),
            settings.at("/cleanup.policy/0").asText(),
            settings.path("retention.ms").asText("none"));
  }

  private static String layout(Topic<?, ?> topic) {
    return "%s %d %s"
        .formatted(
            topic.name(),
            topic.partitions(),
            switch (topic.cleanupPolicy()) {
              case CleanupPolicy.DeleteAfter(var age) -> "delete " + age.toMillis();
              case CleanupPolicy.Compact() -> "compact none";
            });
  }
}
