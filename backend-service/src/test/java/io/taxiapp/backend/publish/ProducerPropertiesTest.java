package io.taxiapp.backend.publish;

import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

final class ProducerPropertiesTest {

  /// R2: else what nobody waits for any more would be sent.
  @Test
  void waitingForMetadataAndThenForTheBrokerIsOverWithinASecond() {
    var properties = ProducerProperties.of(Map.of());

    assertThat(number(properties, MAX_BLOCK_MS_CONFIG)).isPositive();
    assertThat(number(properties, DELIVERY_TIMEOUT_MS_CONFIG)).isPositive();
    assertThat(
            number(properties, MAX_BLOCK_MS_CONFIG)
                + number(properties, DELIVERY_TIMEOUT_MS_CONFIG))
        .isLessThan(1_000);
  }

  @Test
  void whatTheEnvironmentSaysCountsMore() {
    var properties = ProducerProperties.of(Map.of(MAX_BLOCK_MS_CONFIG, "60000"));

    assertThat(properties).containsEntry(MAX_BLOCK_MS_CONFIG, "60000");
  }

  /// R1.
  @Test
  void anEventIsPublishedOnceAllInSyncReplicasHaveIt() {
    assertThat(ProducerProperties.of(Map.of()))
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
  }

  private static int number(Map<String, Object> properties, String name) {
    return (Integer) properties.getOrDefault(name, 0);
  }
}
