package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.taxiapp.simulator.replay.TakenCall;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.StreamEvent;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A rider, before a server that says what the test lets it say.
final class RiderTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final String FIRST = "id: 1.0.0.0\nevent: ride-event\ndata: {\"a\":1}\n\n";
  private static final String SECOND = "id: 1.1.0.0\nevent: duration\ndata: {\"b\":2}\n\n";
  private static final String THIRD = "id: 1.1.1.0\nevent: tip\ndata: {\"c\":3}\n\n";
  private static final String END = "event: end\ndata: {}\n\n";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<String> streams = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/rides/" + RIDE + "/events", this::stream);
    server.createContext("/rides/" + RIDE + "/completion", answer -> send(answer, 202, "{}"));
    server.createContext("/rides", this::answer);
    server.createContext("/duration-estimates", this::estimate);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.shutdownNow();
  }

  @Test
  void aStreamThatBreaksIsTakenUpAndAskedForOnceMoreAfterItsEnd() throws Exception {
    streams.addAll(
        List.of(
            "retry: 1\n\n: here\n\n" + FIRST + SECOND.substring(0, 30), SECOND + END, THIRD + END));

    var observations = follow();

    assertThat(observations.streamed())
        .containsExactly(
            new StreamEvent("1.0.0.0", "ride-event", "{\"a\":1}"),
            new StreamEvent("1.1.0.0", "duration", "{\"b\":2}"),
            new StreamEvent("1.1.1.0", "tip", "{\"c\":3}"));
    assertThat(observations.ended()).isTrue();
    assertThat(observations.problems()).isEmpty();
    assertThat(asked).containsExactly("the start", "1.0.0.0", "1.1.0.0");
  }

  @Test
  void aStreamIsBrokenOffAfterEachEventAndTakenUp() throws Exception {
    streams.addAll(List.of(FIRST + SECOND, SECOND + THIRD, THIRD + END, END));
    var rider = rider(true);

    rider.start();
    rider.told(Call.COMPLETION, completion());
    var observations = rider.last(soon());

    assertThat(observations.streamed())
        .extracting(StreamEvent::id)
        .containsExactly("1.0.0.0", "1.1.0.0", "1.1.1.0");
    assertThat(observations.ended()).isTrue();
    assertThat(asked).containsExactly("the start", "1.0.0.0", "1.1.0.0", "1.1.1.0", "1.1.1.0");
  }

  @Test
  void aRequestIsRepeatedUntilItIsAnswered() throws Exception {
    statuses.addAll(List.of(503, 200));
    var rider = rider(false);

    rider.repeat(new TakenCall("/rides", Optional.of("a key"), "{}", true, completion().answer()));
    assertThat(statuses).hasSize(1);
    var observations = rider.last(soon());

    assertThat(observations.told()).extracting(Told::call).contains(Call.REPEATED_REQUEST);
    assertThat(observations.problems()).isEmpty();
    assertThat(asked).containsExactly("a ride, with a key", "a ride, with a key");
  }

  @Test
  void aRepetitionThatMakesARideIsAProblem() throws Exception {
    statuses.add(201);
    var rider = rider(false);

    rider.repeat(new TakenCall("/rides", Optional.of("a key"), "{}", true, completion().answer()));

    assertThat(rider.last(soon()).problems())
        .containsExactly("POST /rides of %s: expected 200, found 201".formatted(RIDE));
  }

  @Test
  void whatIsNeverAnsweredIsAProblem() throws Exception {
    statuses.addAll(Collections.nCopies(5, 503));

    assertThat(rider(false).last(System.nanoTime()).problems())
        .containsExactly(
            "GET /rides/%s: expected an answer once all is quiet, found 503 {}".formatted(RIDE),
            "GET /rides/%s?wait=PT1S: expected an answer once all is quiet, found 503 {}"
                .formatted(RIDE),
            "GET /rides/%s/predictions: expected an answer once all is quiet, found 503 {}"
                .formatted(RIDE),
            "GET /rides?riderId=a+b of %s: expected an answer once all is quiet, found 503 {}"
                .formatted(RIDE),
            "GET /rides?limit=1&riderId=a+b of %s: expected an answer once all is quiet, found 503 {}"
                .formatted(RIDE));
  }

  @Test
  void oneTagOfTwoRidesIsAProblem() throws Exception {
    bodies.addAll(List.of("{}", "{}", "{\"status\":\"completed\"}"));
    var rider = rider(false);

    rider.look();

    assertThat(rider.last(soon()).problems())
        .containsExactly(
            "GET /rides/%s: expected a tag of this answer alone, found \"1\"".formatted(RIDE));
  }

  @Test
  void whatIsUnavailableIsAskedForAgainAndAnythingElseIsAProblem() throws Exception {
    streams.add(FIRST + END);
    statuses.addAll(List.of(503, 200, 304, 304, 200, 500, 404, 400));

    var observations = follow();

    assertThat(observations.told())
        .extracting(Told::call)
        .containsExactly(Call.COMPLETION, Call.RIDE_AT_THE_END, Call.RIDE_AFTER_A_WAIT);
    assertThat(observations.problems())
        .containsExactly(
            "GET /rides/%s/predictions: expected 200, found 500".formatted(RIDE),
            "GET /rides?riderId=a+b of %s: expected 200, found 404".formatted(RIDE),
            "GET /rides?limit=1&riderId=a+b of %s: expected 200, found 400".formatted(RIDE));
  }

  @Test
  void aStreamOfARideThatIsNotOverIsCutOff() throws Exception {
    streams.addAll(Collections.nCopies(10_000, FIRST));
    var rider = rider(false);

    rider.start();
    var observations = rider.last(soon());

    assertThat(observations.ended()).isFalse();
    assertThat(observations.told())
        .extracting(Told::call)
        .containsExactly(
            Call.RIDE_AT_THE_END,
            Call.RIDE_AFTER_A_WAIT,
            Call.PREDICTIONS_AT_THE_END,
            Call.RIDES_OF_THE_RIDER,
            Call.PAGE_OF_RIDES);
  }

  @Test
  void whoWaitsForNewsOfARideThatIsOverIsToldThatItIsUnchanged() throws Exception {
    statuses.addAll(List.of(200, 304, 200));

    assertThat(rider(false).last(soon()).problems())
        .containsExactly("GET /rides/%s?wait=PT1S: expected 304, found 200".formatted(RIDE));
  }

  @Test
  void aRidersRidesAreReadPageByPage() throws Exception {
    bodies.addAll(List.of("{}", "{}", "{}", "{}", "{\"next\":\"a:b\"}", "{\"rides\":[]}"));

    var observations = rider(false).last(soon());

    assertThat(observations.told())
        .filteredOn(told -> told.call() == Call.PAGE_OF_RIDES)
        .extracting(Told::answer)
        .containsExactly("{\"next\":\"a:b\"}", "{\"rides\":[]}");
    assertThat(asked).contains("/rides?limit=1&riderId=a+b&before=a%3Ab");
  }

  @Test
  void theRequestIsEstimatedOnceAndTwiceWithoutItsRider() throws Exception {
    var sent = "{\"riderId\":\"a b\",\"pickupZone\":74}";
    var rider = rider(false);
    rider.told(
        Call.REQUEST_AFTER_ALL,
        new TakenCall("/rides", Optional.of("a key"), sent, true, completion().answer()));

    assertThat(rider.last(soon()).told())
        .extracting(Told::call)
        .endsWith(Call.ESTIMATE, Call.ESTIMATES);
    assertThat(asked).endsWith("{\"pickupZone\":74}", "[{\"pickupZone\":74},{\"pickupZone\":74}]");
  }

  private RiderObservations follow() throws IOException, InterruptedException {
    var rider = rider(false);
    rider.start();
    rider.told(Call.COMPLETION, completion());
    return rider.last(soon());
  }

  private Rider rider(boolean breaksOff) {
    return new Rider(http, backend(), RIDE, "a b", breaksOff);
  }

  private TakenCall completion() throws IOException, InterruptedException {
    var path = "/rides/" + RIDE + "/completion";
    var request = HttpRequest.newBuilder(backend().resolve(path)).POST(BodyPublishers.noBody());
    return new TakenCall(
        path, Optional.empty(), "{}", true, http.send(request.build(), BodyHandlers.ofString()));
  }

  private static long soon() {
    return System.nanoTime() + Duration.ofMinutes(3).toNanos();
  }

  private URI backend() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The next of the streams, which ends as it does; then nothing more.
  private void stream(HttpExchange exchange) throws IOException {
    var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    asked.add(last == null ? "the start" : last);
    var headers = exchange.getResponseHeaders();
    headers.set("X-Accel-Buffering", "no");
    headers.set("Cache-Control", "no-cache");
    headers.set("Content-Type", "text/event-stream");
    send(exchange, streams.isEmpty() ? 204 : 200, streams.isEmpty() ? "" : streams.remove());
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean isUnchanged = exchange.getRequestHeaders().containsKey("If-None-Match");
    if (exchange.getRequestMethod().equals("POST")) {
      asked.add("a ride, with " + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }
    if (exchange.getRequestURI().toString().contains("before")) {
      asked.add(exchange.getRequestURI().toString());
    }
    if (exchange.getRequestURI().getPath().equals("/rides/" + RIDE)) {
      exchange.getResponseHeaders().set("ETag", "\"1\"");
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    }
    int status = statuses.isEmpty() ? isUnchanged ? 304 : 200 : statuses.remove();
    send(exchange, status, status == 304 ? "" : bodies.isEmpty() ? "{}" : bodies.remove());
  }

  private void estimate(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    send(exchange, 200, "{}");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.putIfAbsent("Content-Type", List.of("application/json"));
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Content-Security-Policy", "default-src 'none'; img-src 'self'");
      headers.set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
      exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }
}
