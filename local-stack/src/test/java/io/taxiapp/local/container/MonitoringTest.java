package io.taxiapp.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonitoringTest {

  @Test
  void theMetricsOfAnExpressionAreFoundWithoutItsLabels() {
    assertThat(
            Monitoring.metricsIn(
                "sum by (processor_node_id) (rate(taxi_dead_letters_total{topic=~\"taxi\\\\..+\"}[1m]))"
                    + " / kafka_stream_alive_stream_threads"))
        .containsExactly("kafka_stream_alive_stream_threads", "taxi_dead_letters_total");
  }
}
