package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process as it is deployed: the jar, its libraries, the models that ship; and no Kafka.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ApplicationIT {

  private static final Map<String, String> NO_KAFKA =
      Map.of("TAXI_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

  @Test
  void itStartsFromItsJarWithoutKafkaAndStopsCleanly() throws Exception {
    try (var http = HttpClient.newHttpClient();
        var backend = BackendProcess.start("-Xmx256m", NO_KAFKA)) {
      backend.await(http, "/zones");

      var estimate =
          backend.post(http, "/duration-estimates", "{\"pickupZone\":74,\"dropoffZone\":75}");
      assertThat(estimate.body()).contains("\"name\":\"duration\"", "\"digest\":\"sha256:");
      assertThat(backend.get(http, "/models").body()).contains("\"cost\"", "\"tip\"", "rmse");
      assertThat(backend.get(http, "/zones").body()).contains("East Harlem North");
      assertThat(backend.get(http, "/openapi.yml").body()).contains("/rides/{rideId}/events");
      assertThat(backend.ask(http, "/prometheus").body())
          .contains("taxi_view_rides", "http_server_requests_seconds_count", "jvm_memory_used");
      assertThat(backend.ask(http, "/health/liveness").statusCode()).isEqualTo(200);
      assertThat(backend.ask(http, "/health/startup").statusCode()).isEqualTo(200);
      assertThat(backend.ask(http, "/health/readiness").statusCode()).isEqualTo(503);
      for (var inside : List.of("/prometheus", "/prometheus/", "/health/liveness", "/health")) {
        assertThat(backend.get(http, inside).statusCode()).as(inside).isEqualTo(404);
      }
      var page = backend.get(http, "/");
      assertThat(page.body())
          .contains("/page/main.js", "/webjars/leaflet/", "\"simulated-taxi\" content=\"false\"");
      assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe");
      for (var loaded : List.of("/page/main.js", "/page/zone-shapes.json")) {
        assertThat(backend.get(http, loaded).statusCode()).as(loaded).isEqualTo(200);
      }
      assertThat(backend.get(http, "/health/readiness").statusCode()).isEqualTo(503);

      var ride =
          backend.post(
              http, "/rides", "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}");
      assertThat(ride.statusCode()).isEqualTo(503);
      assertThat(ride.headers().firstValue("retry-after")).contains("1");
      assertThat(ride.body()).contains(":kafka-unavailable");

      var process = backend.process();
      process.toHandle().destroy();
      assertThat(process.waitFor()).as("its status; see " + backend.output()).isZero();
    }
  }

  @Test
  void aSettingThatMakesNoSenseEndsItWithTheNameOfTheSetting() throws Exception {
    var wrong = Map.of("TAXI_HTTP_PORT", "none");
    try (var backend = BackendProcess.start("-Xmx256m", wrong)) {
      assertThat(backend.process().waitFor()).isEqualTo(1);
      assertThat(backend.output()).content().contains("TAXI_HTTP_PORT: expected a whole number");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAXI_HTTP_PORT", "TAXI_HEALTH_PORT"})
  void aPortThatIsTakenEndsIt(String setting) throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());
      var environment = new HashMap<>(NO_KAFKA);
      environment.put("TAXI_HEALTH_ADDRESS", "0.0.0.0");
      environment.put(setting, port);
      try (var backend = BackendProcess.start("-Xmx256m", environment)) {
        assertThat(backend.process().waitFor()).isEqualTo(1);
        assertThat(backend.output()).content().contains(port);
      }
    }
  }
}
