package io.taxiapp.backend;

import io.taxiapp.stream.Environment;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Everything the process can be told from outside.
///
/// @param httpPort 0 takes a free one
/// @param health where health and metrics are answered; port 0 takes a free one
/// @param kafka Kafka client properties
/// @param modelDirectory holds one directory a bundle
/// @param viewSpan how far back the view of rides reaches
/// @param viewMaxRides how many rides it holds at most
/// @param viewMaxBytes how many bytes of messages, about
/// @param maxInFlight how many requests that publish are under way at most
/// @param simulatedTaxi whether the page offers to have a ride driven, for demos
public record BackendSettings(
    int httpPort,
    InetSocketAddress health,
    Map<String, String> kafka,
    Path modelDirectory,
    Duration viewSpan,
    int viewMaxRides,
    long viewMaxBytes,
    int maxInFlight,
    boolean simulatedTaxi) {

  private static final long MEGABYTE = 1 << 20;

  public BackendSettings {
    kafka = Map.copyOf(kafka);
  }

  /// Reads `TAXI_HTTP_PORT`, `TAXI_HEALTH_ADDRESS`, `TAXI_HEALTH_PORT`, `TAXI_KAFKA_*`,
  /// `TAXI_MODEL_DIR`, `TAXI_VIEW_HOURS`, `TAXI_VIEW_MOST_RIDES`, `TAXI_VIEW_MOST_MB` (a third of
  /// the heap, if it is not set), `TAXI_MOST_IN_FLIGHT` and `TAXI_SIMULATED_TAXI`.
  ///
  /// @throws IllegalArgumentException naming the variable, what was expected and what was found
  public static BackendSettings fromEnvironment(Map<String, String> variables) {
    var environment = new Environment(variables);
    var third = Math.max(1, (int) (Runtime.getRuntime().maxMemory() / 3 / MEGABYTE));
    return new BackendSettings(
        environment.integer("TAXI_HTTP_PORT", 8080, 0, 65_535),
        environment.health(8084),
        environment.kafka(),
        environment.path("TAXI_MODEL_DIR", "models"),
        Duration.ofHours(environment.integer("TAXI_VIEW_HOURS", 6, 1, 24 * 7)),
        environment.integer("TAXI_VIEW_MOST_RIDES", 100_000, 1, 10_000_000),
        environment.integer("TAXI_VIEW_MOST_MB", third, 1, 1_000_000) * MEGABYTE,
        environment.integer("TAXI_MOST_IN_FLIGHT", 64, 1, 100_000),
        environment.flag("TAXI_SIMULATED_TAXI", false));
  }

  /// For the log: no value of a Kafka property but the address, since some are secret.
  @Override
  public String toString() {
    return "httpPort=%d health=%s bootstrap.servers=%s modelDirectory=%s viewSpan=%s viewMaxRides=%d viewMaxBytes=%d maxInFlight=%d simulatedTaxi=%s"
        .formatted(
            httpPort,
            health,
            kafka.get("bootstrap.servers"),
            modelDirectory,
            viewSpan,
            viewMaxRides,
            viewMaxBytes,
            maxInFlight,
            simulatedTaxi);
  }
}
