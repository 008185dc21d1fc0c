package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultWindowTest {

  private static final String TIPS = Topics.TIP_PREDICTIONS.name();
  private static final String MOMENT = "1970-01-01T00:00:01Z";

  @ParameterizedTest
  @CsvSource({"0, true, false", "999, true, false", "1000, false, true", "9999, false, true"})
  void ofTwoColoursThatShareAMomentOneAnswers(long timestamp, boolean blue, boolean green) {
    assertThat(sentTo(TIPS, timestamp, Map.of("TAXI_RESULTS_UNTIL", MOMENT)))
        .isEqualTo(blue ? TIPS : TIPS + ".shadow");
    assertThat(sentTo(TIPS, timestamp, Map.of("TAXI_RESULTS_FROM", MOMENT)))
        .isEqualTo(green ? TIPS : TIPS + ".shadow");
  }

  @Test
  void aServiceThatIsToldNothingAlwaysAnswers() {
    assertThat(sentTo(TIPS, 0, Map.of())).isEqualTo(TIPS);
    assertThat(sentTo(TIPS, Long.MAX_VALUE, Map.of())).isEqualTo(TIPS);
  }

  @Test
  void deadLettersHaveAShadowAndChangelogsHaveNone() {
    var never = Map.of("TAXI_RESULTS_FROM", "9999-01-01T00:00:00Z");

    assertThat(sentTo(Topics.DEAD_LETTERS.name(), 1, never))
        .isEqualTo("taxi.dead-letters.v1.shadow");
    assertThat(sentTo("tip-consumer-green-rides-changelog", 1, never))
        .isEqualTo("tip-consumer-green-rides-changelog");
  }

  @Test
  void whatIsNoMomentIsRefusedByName() {
    assertThatThrownBy(() -> settings(Map.of("TAXI_RESULTS_FROM", "tomorrow")))
        .hasMessage(
            "TAXI_RESULTS_FROM: expected a moment such as 2026-01-31T12:00:00Z, found 'tomorrow'");
    assertThatThrownBy(
            () -> settings(Map.of("TAXI_RESULTS_FROM", MOMENT, "TAXI_RESULTS_UNTIL", MOMENT)))
        .hasMessageContaining("expected a moment before TAXI_RESULTS_UNTIL");
  }

  private static String sentTo(String topic, long timestamp, Map<String, String> variables) {
    try (var interceptor = new ShadowedResults()) {
      interceptor.configure(Map.of(ShadowedResults.WINDOW, settings(variables).results()));
      var key = new byte[] {1};
      var value = new byte[] {2};
      return interceptor.onSend(new ProducerRecord<>(topic, null, timestamp, key, value)).topic();
    }
  }

  private static StreamsSettings settings(Map<String, String> variables) {
    return StreamsSettings.fromEnvironment("tip-consumer", 0, variables);
  }
}
