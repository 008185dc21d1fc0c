package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every answer and on every connection.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ConnectionIT {

  /// A request of these tests comes whole, or its end does not come at all.
  private static final Timing TIMING =
      new Timing(
          LiveBackend.TIMING.streams(),
          LiveBackend.TIMING.publication(),
          LiveBackend.TIMING.lastCall(),
          Duration.ofSeconds(1));

  @TempDir static Path directory;
  private static LiveBackend live;
  private static UUID over;

  @BeforeAll
  static void start() throws Exception {
    live = LiveBackend.start(directory, TestModels.models(), TIMING, LiveBackend.PATIENT);
    over = live.ride();
    assertThat(cancel(over).statusCode()).isEqualTo(202);
    live.publish(TestRides.duration(over, 1, 400), TestRides.tip(over), TestRides.cost(over));
    live.until(() -> json(live.get("/rides/" + over)).has("cost"));
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  private static HttpResponse<String> cancel(UUID rideId) {
    var request = live.request("/rides/" + rideId + "/cancellation");
    return live.send(request.POST(BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1,                                          200",
    "HEAD / HTTP/1.1,                                         200",
    "GET /page/main.js HTTP/1.1,                              200",
    "GET /zones HTTP/1.1,                                     200",
    "GET /zones HTTP/1.0,                                     200",
    "GET /rides/RIDE/events HTTP/1.1,                         200",
    "GET /rides/RIDE/events HTTP/1.1\\nAccept: application/problem+json, 200",
    "GET /openapi.yml HTTP/1.1\\nAccept: application/problem+json,       200",
    "GET /nope HTTP/1.1,                                      404",
    "GET /page/nope.js HTTP/1.1,                              404",
    "PATCH /zones HTTP/1.1,                                   405",
    "OPTIONS /zones HTTP/1.1,                                 405",
    "GET /zones HTTP/1.1\\nAccept: text/html,                 406",
    "GET /zones HTTP/1.1\\nOrigin: http://a.example,          403",
    "POST /rides HTTP/1.1\\nContent-Type: application/json\\nContent-Length: 99999, 413",
    "GET /zones?LONG HTTP/1.1,                                414",
    "POST /rides HTTP/1.1\\nContent-Type: a/b\\nContent-Length: 1\\n\\nx, 415",
    "GET /zones HTTP/1.1\\nX-Long: LONG,                      431",
    "GET /zones HTTP/1.1\\nX-Bad: a\u0001b,                   400",
    "GET /rides/%zz HTTP/1.1,                                 400",
    "good morning,                                            400",
    "GET / FTP/1.1,                                           400",
    "POST /rides HTTP/1.1\\nContent-Type: application/json\\nContent-Length: 1\\nContent-Length: 2, 400",
  })
  void everyAnswerForbidsGuessingAndScripts(String request, int status) throws IOException {
    var answer = answerTo(request);

    assertThat(answer).containsPattern("^HTTP/1\\.[01] " + status + " ");
    assertThat(headOf(answer))
        .contains(
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Content-Security-Policy: default-src 'none'")
        .doesNotContain("unsafe", "Strict-Transport-Security");
    if (status >= 400) {
      assertThat(headOf(answer)).containsIgnoringCase("content-type: application/problem+json");
      assertThat(answer)
          .contains("\"type\":\"urn:taxiapp:problem:")
          .doesNotContainPattern(
              "(?i)netty|micronaut|exception|java\\.|version format|header name");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https, taxi.example.org,      true",
    "https, taxi.example.org:8443, true",
    "http,  taxi.example.org,      false",
    "https, localhost,             false",
    "https, localhost:8443,        false",
  })
  void whatCameThroughTlsIsAskedForThroughTlsFromThenOn(String scheme, String host, boolean told)
      throws IOException {
    for (var path : List.of("/zones", "/nope")) {
      var answer =
          bytes(
              "GET %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Proto: %s\r\nConnection: close\r\n\r\n"
                  .formatted(path, host, scheme));
      assertThat(answer.contains("Strict-Transport-Security: max-age=31536000")).isEqualTo(told);
    }
  }

  @Test
  void headHasTheHeadersOfGet() throws Exception {
    var paths = new ArrayList<>(List.of("/", "/page/main.js", "/nope", "/rides", "/rides/x"));
    for (var operation : OpenApi.of(live).operations()) {
      if (operation.startsWith("GET ")) {
        paths.add(operation.replace("GET ", "").replace("{rideId}", over.toString()));
      }
    }
    assertThat(paths).contains("/rides/" + over + "/events").hasSizeGreaterThan(10);
    for (var path : paths) {
      var head = answerTo("HEAD " + path + " HTTP/1.1");

      assertThat(head).as(path).endsWith("\r\n\r\n");
      assertThat(headers(head)).as(path).isEqualTo(headers(answerTo("GET " + path + " HTTP/1.1")));
    }
  }

  /// A stream would go on until the ride ends, and after it.
  @Test
  void headOfAStreamOnTheRoadEndsWithItsHeaders() throws IOException {
    var rideId = live.ride();

    assertThat(bytes("HEAD /rides/" + rideId + "/events HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("content-type: text/event-stream")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "keep-alive"})
  void aClientOfHttp10GetsAStreamWithoutChunks(String connection) throws IOException {
    var answer =
        bytes(
            "GET /rides/%s/events HTTP/1.0\r\nConnection: %s\r\n\r\n".formatted(over, connection));

    assertThat(headOf(answer)).doesNotContainIgnoringCase("transfer-encoding");
    var body = answer.substring(headOf(answer).length());
    assertThat(body).matches("retry: \\d+\n+(id: [0-9.]+\nevent: [a-z-]+\ndata: \\{.*}\n\n){6}");
    assertThat(body.trim().lines())
        .contains("event: ride-event", "event: duration", "event: tip", "event: cost")
        .endsWith("event: end", "data: {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GE",
        "GET /zones HTTP/1.1\r\nHost: x\r\nX-A: b",
        "POST /rides HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
        "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{",
        "POST /rides HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        "GET /health/readiness HTTP/1.1\r\nHost: x\r\n\r\nGET /zones HTTP/1.1\r\nHo",
      })
  void aRequestThatDoesNotComeToItsEndIsCutOff(String begin) throws Exception {
    try (var socket = new Socket(live.address().getHost(), live.address().getPort())) {
      var out = socket.getOutputStream();
      out.write(begin.getBytes(ISO_8859_1));
      var reader = Thread.ofVirtual().start(() -> readToTheEnd(socket));
      while (reader.isAlive()) { // However steadily it trickles.
        try {
          out.write('x');
        } catch (SocketException _) {
          break;
        }
        Thread.sleep(20);
      }
      reader.join();
    }
  }

  private static void readToTheEnd(Socket socket) {
    try {
      var _ = socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      // Cut off.
    }
  }

  /// The deadline is the request's alone.
  @Test
  void anAnswerMayTakeLonger() throws IOException {
    var rideId = live.ride();
    var wait = "GET /rides/%s?wait=PT2S HTTP/1.1\r\nHost: x\r\n".formatted(rideId);

    assertThat(bytes(wait + "\r\n" + wait + "Connection: close\r\n\r\n"))
        .containsPattern("(?s)HTTP/1.1 200 .*HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example,              '',          403",
    "null,                          '',          403",
    "http://localhost:1,            '',          403",
    "http://x.a.example,            '',          403",
    "https://a.example,             cross-site,  403",
    "http://HOST,                   '',          200",
    "https://HOST,                  '',          200",
    "http://HOST,                   same-origin, 200",
    "https://behind.a.proxy,        same-origin, 200",
  })
  void whatAPageOfAnotherOriginAsksForIsRefused(String origin, String site, int status) {
    var headers = new String[] {"Origin", origin, "Sec-Fetch-Site", site.isEmpty() ? "x" : site};
    headers[1] = origin.replace("HOST", live.address().getAuthority());
    for (var path : List.of("/zones", "/", "/page/main.js")) {
      assertOrigin(live.get(path, headers), status);
    }
    var preflight = live.request("/rides", headers).method("OPTIONS", BodyPublishers.noBody());
    assertOrigin(live.send(preflight), status == 200 ? 405 : status);
    var rideId = live.ride();
    var cancellation = live.request("/rides/" + rideId + "/cancellation", headers);
    assertOrigin(
        live.send(cancellation.POST(BodyPublishers.noBody())), status == 200 ? 202 : status);
  }

  private static void assertOrigin(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(json(answer).get("type").asText()).endsWith(":foreign-origin");
      assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo("Origin");
    }
  }

  /// What is answered to this request, of which lines are left out that every request has.
  private static String answerTo(String request) throws IOException {
    var whole = request.replace("LONG", "x".repeat(9_000)).replace("RIDE", over.toString());
    var parts = whole.replace("\\n", "\r\n").split("\r\n\r\n", 2);
    var body = parts.length > 1 ? parts[1] : "";
    return bytes(parts[0] + "\r\nHost: x\r\nConnection: close\r\n\r\n" + body);
  }

  private static String bytes(String request) throws IOException {
    try (var socket = new Socket(live.address().getHost(), live.address().getPort())) {
      socket.setSoTimeout((int) LiveBackend.PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String headOf(String answer) {
    return answer.substring(0, answer.indexOf("\r\n\r\n") + 4);
  }

  /// By name, without those that are of the moment, and the status.
  private static Map<String, String> headers(String answer) {
    var found = new TreeMap<String, String>();
    headOf(answer)
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              var parts = line.split(": ", 2);
              found.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
            });
    List.of("date", "expires", "traceparent").forEach(found::remove);
    return found;
  }
}
