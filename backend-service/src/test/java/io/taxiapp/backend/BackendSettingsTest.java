package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackendSettingsTest {

  @Test
  void whatTheEnvironmentDoesNotSayHasADefault() {
    var settings = BackendSettings.fromEnvironment(Map.of());

    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.health())
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8084));
    assertThat(settings.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
    assertThat(settings.modelDirectory()).isEqualTo(Path.of("models").toAbsolutePath());
    assertThat(settings.viewSpan()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.viewMaxRides()).isEqualTo(100_000);
    assertThat(settings.maxInFlight()).isEqualTo(64);
    assertThat(settings.simulatedTaxi()).isFalse();
    assertThat(settings.viewMaxBytes()).isBetween(1L, Runtime.getRuntime().maxMemory() / 3);
  }

  @Test
  void theEnvironmentSaysWhatIsDifferent() {
    var settings =
        BackendSettings.fromEnvironment(
            Map.of(
                "TAXI_HTTP_PORT", "0",
                "TAXI_HEALTH_PORT", "1",
                "TAXI_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "TAXI_KAFKA_SASL_JAAS_CONFIG", "secret",
                "TAXI_MODEL_DIR", "/models",
                "TAXI_VIEW_HOURS", "2",
                "TAXI_VIEW_MOST_RIDES", "10",
                "TAXI_VIEW_MOST_MB", "2",
                "TAXI_MOST_IN_FLIGHT", "3",
                "TAXI_SIMULATED_TAXI", "true"));

    assertThat(settings)
        .isEqualTo(
            new BackendSettings(
                0,
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1),
                Map.of("bootstrap.servers", "kafka:9092", "sasl.jaas.config", "secret"),
                Path.of("/models"),
                Duration.ofHours(2),
                10,
                2 << 20,
                3,
                true));
    assertThat(settings.toString()).contains("kafka:9092").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "TAXI_HTTP_PORT, 70000",
    "TAXI_VIEW_HOURS, none",
    "TAXI_VIEW_MOST_RIDES, 0",
    "TAXI_SIMULATED_TAXI, yes"
  })
  void whatMakesNoSenseIsNamed(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BackendSettings.fromEnvironment(Map.of(name, value)))
        .withMessageContaining(name)
        .withMessageContaining(value);
  }
}
