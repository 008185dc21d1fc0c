package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The process as it is deployed: the jar, its libraries, the models that ship; and no Kafka.
@Timeout(90)
final class ApplicationIT {

  @Test
  void itStartsFromItsJarWithoutKafkaAndStopsCleanly() throws Exception {
    int port = freePort();
    var process = start(Map.of("TAXI_HTTP_PORT", Integer.toString(port)));
    try (var http = HttpClient.newHttpClient()) {
      var address = URI.create("http://127.0.0.1:" + port);
      while (!answers(http, address)) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(100);
      }

      var estimate =
          post(http, address, "/duration-estimates", "{\"pickupZone\":74,\"dropoffZone\":75}");
      assertThat(estimate.body()).contains("\"name\":\"duration\"", "\"digest\":\"sha256:");
      assertThat(get(http, address, "/models").body()).contains("\"cost\"", "\"tip\"", "rmse");
      assertThat(get(http, address, "/zones").body()).contains("East Harlem North");
      assertThat(get(http, address, "/openapi.yml").body()).contains("/rides/{rideId}/events");
      assertThat(get(http, address, "/prometheus").body()).contains("taxi_view_rides");
      assertThat(get(http, address, "/").statusCode()).isEqualTo(200);
      assertThat(get(http, address, "/health/readiness").statusCode()).isEqualTo(503);

      var start = System.nanoTime();
      var ride =
          post(
              http,
              address,
              "/rides",
              "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}");
      assertThat(ride.statusCode()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));

      process.toHandle().destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aSettingThatMakesNoSenseEndsItWithTheNameOfTheSetting() throws Exception {
    var process = start(Map.of("TAXI_HTTP_PORT", "none"));
    try (var output = process.inputReader()) {
      assertThat(output.readAllAsString()).contains("TAXI_HTTP_PORT: expected a whole number");
      assertThat(process.waitFor()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> environment) throws IOException {
    var target = Path.of("target").toAbsolutePath();
    var builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.resolve("backend-service.jar") + ":" + target.resolve("lib") + "/*",
                Application.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("TAXI_MODEL_DIR", Path.of("../models").toAbsolutePath().toString());
    builder.environment().put("TAXI_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    builder.environment().putAll(environment);
    var process = builder.start();
    if (environment.containsValue("none")) {
      return process;
    }
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
    return process;
  }

  private static boolean answers(HttpClient http, URI address) throws InterruptedException {
    try {
      return get(http, address, "/health/liveness").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private static HttpResponse<String> get(HttpClient http, URI address, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(HttpClient http, URI address, String path, String json)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
