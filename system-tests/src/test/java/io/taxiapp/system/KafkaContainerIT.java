package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/// The same services on a broker from Kafka's own image; runs where Docker answers.
@Timeout(600)
@Testcontainers(disabledWithoutDocker = true)
final class KafkaContainerIT {

  @Container private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

  @Test
  void ridesGetEachPredictionExactlyOnce(@TempDir Path directory) throws InterruptedException {
    try (var run = LocalRun.start(directory, Optional.of(KAFKA.getBootstrapServers()))) {
      var result = run.rides(20, Duration.ofSeconds(4));

      assertThat(result.accepted()).hasSize(20);
      assertThat(result.verdict().missing()).isEmpty();
      assertThat(result.verdict().duplicates()).isEmpty();
      assertThat(result.verdict().unexpected()).isEmpty();
    }
  }
}
