package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

  @Test
  void whatIsReadIsPredictedExactlyOnceUnlessSomebodySetsOtherwise() {
    assertThat(guarantee(Map.of())).isEqualTo("exactly_once_v2");
    assertThat(guarantee(Map.of("TAXI_KAFKA_PROCESSING_GUARANTEE", "at_least_once")))
        .isEqualTo("at_least_once");
  }

  private static @Nullable String guarantee(Map<String, String> variables) {
    return StreamsSettings.fromEnvironment("tip-consumer", 0, variables)
        .properties(new SimpleMeterRegistry())
        .getProperty("processing.guarantee");
  }
}
