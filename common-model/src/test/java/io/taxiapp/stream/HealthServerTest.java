package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private volatile Health health = new Health(true, false, false, "starting");
  private HealthServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new HealthServer(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), () -> health, registry);
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

  @ParameterizedTest
  @ValueSource(
      strings = {"/health/liveness", "/health/readiness", "/health/startup", "/prometheus"})
  void onlyGetAndHeadAreAllowed(String path) throws Exception {
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO")) {
      var answer = send(method, path);

      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
      assertProblem(answer, "method-not-allowed", "found " + method);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/health/",
        "/health/liveness/",
        "/health//liveness",
        "/health/livenessx",
        "/HEALTH/liveness",
        "/health/%6Civeness",
        "/prometheus/",
        "/prometheus/x",
        "/prometheusx",
        "/x/../prometheus",
        "/nope"
      })
  void nothingElseIsThere(String path) throws Exception {
    var answer = send("GET", path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertProblem(answer, "not-found", "found " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/liveness", "/health/readiness", "/prometheus", "/nope"})
  void headHasTheHeadersOfGet(String path) throws Exception {
    var get = send("GET", path);
    var head = send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
    assertThat(head.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  @Test
  void aFaultIsAProblemToo() throws Exception {
    server.close();
    server =
        new HealthServer(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
            () -> {
              throw new IllegalStateException("a secret");
            },
            registry);

    var answer = send("GET", "/health/liveness");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertProblem(answer, "internal-error", "logged");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> new HealthServer(server.address(), () -> health, registry))
        .withMessageContaining(Integer.toString(server.address().getPort()));
  }

  @Test
  void itIsThisMachinesAloneUnlessToldOtherwise() {
    assertThat(new Environment(Map.of()).health(8081))
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8081));
    assertThat(
            new Environment(Map.of("TAXI_HEALTH_ADDRESS", "0.0.0.0", "TAXI_HEALTH_PORT", "1"))
                .health(8081))
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Environment(Map.of("TAXI_HEALTH_ADDRESS", "here")).health(8081))
        .withMessageContaining("TAXI_HEALTH_ADDRESS: expected an IP address");
  }

  private static void assertProblem(HttpResponse<String> answer, String type, String detail) {
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:taxiapp:problem:" + type + "\"", detail);
  }

  private static Map<String, List<String>> withoutDate(HttpResponse<String> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    return http.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
