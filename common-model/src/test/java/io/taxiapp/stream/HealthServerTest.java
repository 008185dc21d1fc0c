package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthServerTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile Health health = new Health(true, false, false, "starting");
  private HealthServer server;

  @BeforeEach
  void start() throws Exception {
    server = new HealthServer(0, () -> health, registry);
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @ParameterizedTest(name = "live {0}, started {1}, ready {2}")
  @CsvSource({
    "true,  false, false",
    "true,  true,  true",
    "true,  true,  false",
    "false, true,  false"
  })
  void liveStartedAndReadyAreToldApart(boolean live, boolean started, boolean ready)
      throws Exception {
    health = new Health(live, started, ready, "REBALANCING");

    assertThat(get("/health/liveness").statusCode()).isEqualTo(live ? 200 : 503);
    assertThat(get("/health/startup").statusCode()).isEqualTo(started ? 200 : 503);
    assertThat(get("/health/readiness").statusCode()).isEqualTo(ready ? 200 : 503);
  }

  @Test
  void anAnswerSaysWhy() throws Exception {
    assertThat(get("/health/startup").body())
        .contains("\"status\":\"DOWN\"", "\"reason\":\"starting\"");

    health = new Health(true, true, true, "RUNNING");
    assertThat(get("/health/startup").body())
        .contains("\"status\":\"UP\"", "\"reason\":\"RUNNING\"");
  }

  @Test
  void theMetricsAreThere() throws Exception {
    registry.counter("taxi.test").increment();

    assertThat(get("/prometheus").body()).contains("taxi_test_total 1.0");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
