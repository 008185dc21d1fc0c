package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The document is held against the running service.
@Timeout(180)
final class OpenApiIT {

  private static final String RIDE = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String PROGRESS =
      "{\"position\":{\"latitude\":40.8,\"longitude\":-73.9},\"distanceCoveredKm\":1.5}";
  private static final String COMPLETION =
      "{\"durationSeconds\":600,\"distanceKm\":2.5,\"fareCents\":1000,\"tipCents\":200,\"totalCents\":1350}";
  private static final int FUZZED = 40;

  @TempDir static Path directory;
  private static LiveBackend live;
  private static OpenApi document;

  /// What is not as the document says: all of it, not the first only.
  private final Set<String> wrong = new TreeSet<>();

  @BeforeAll
  static void start() throws Exception {
    live = LiveBackend.start(directory);
    document = OpenApi.of(live);
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays() throws Exception {
    assertThat(document.document().get("openapi").asText()).startsWith("3.1");
    var rideId = live.ride();
    live.publish(TestRides.duration(rideId, 1, 400), TestRides.tip(rideId), TestRides.cost(rideId));
    live.until(() -> json(live.get("/rides/" + rideId)).has("cost"));
    var cancelled = live.ride();
    var seen = new HashSet<String>();

    for (var path :
        List.of(
            "/zones",
            "/models",
            "/city",
            "/openapi.yml",
            "/asyncapi.yml",
            "/events.schema.json",
            "/health/liveness",
            "/health/readiness")) {
      check(seen, "GET " + path, live.get(path));
    }
    check(
        seen,
        "POST /duration-estimates",
        live.post("/duration-estimates", RIDE.replace("\"riderId\":\"ann\",", "")));
    check(
        seen,
        "POST /duration-estimates",
        live.post("/duration-estimates", "[{\"pickupZone\":74,\"dropoffZone\":75}]"));
    check(seen, "POST /rides", live.post("/rides", RIDE));
    check(seen, "GET /rides", live.get("/rides?riderId=ann"));
    check(seen, "GET /rides", live.get("/rides"));
    var ride = "/rides/{rideId}";
    check(
        seen, "POST " + ride + "/progress", live.post("/rides/" + rideId + "/progress", PROGRESS));
    check(
        seen,
        "POST " + ride + "/completion",
        live.post("/rides/" + rideId + "/completion", COMPLETION));
    check(
        seen,
        "POST " + ride + "/cancellation",
        live.post("/rides/" + cancelled + "/cancellation", "{}"));
    var answer = live.get("/rides/" + rideId);
    check(seen, "GET " + ride, answer);
    check(
        seen,
        "GET " + ride,
        live.get(
            "/rides/" + rideId,
            "If-None-Match",
            answer.headers().firstValue("etag").orElseThrow()));
    check(seen, "GET " + ride + "/predictions", live.get("/rides/" + rideId + "/predictions"));
    check(seen, "GET " + ride + "/events", live.get("/rides/" + rideId + "/events"));
    check(seen, "GET " + ride, live.get("/rides/" + UUID.randomUUID()));

    assertThat(wrong).isEmpty();
    assertThat(document.operations()).hasSameElementsAs(seen);
  }

  /// Reproducible: the seed is fixed.
  @Test
  void whateverIsSentTheAnswerIsOneThatTheDocumentDescribes() throws Exception {
    var random = new Random(5);
    var ids = rideIds();
    for (var operation : document.operations()) {
      for (int i = 0; i < FUZZED; i++) {
        var path = operation.split(" ", 2)[1].replace("{rideId}", pick(random, ids));
        var body =
            pick(
                random,
                List.of(
                    mangled(random, RIDE), mangled(random, PROGRESS), mangled(random, COMPLETION)));
        var query =
            pick(
                random,
                List.of("", "?wait=PT0S", "?wait=x", "?riderId=%00", "?limit=-1&riderId=a"));
        var answer =
            operation.startsWith("GET") ? live.get(path + query) : live.post(path + query, body);

        assertThat(answer.statusCode())
            .as(operation + " " + path + query + " " + body)
            .isNotEqualTo(500);
        wrong.addAll(
            document.violations(operation, answer).stream()
                .map(found -> operation + ": " + found)
                .toList());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> rideIds() {
    var over = live.ride();
    live.post("/rides/" + over + "/cancellation", "{}");
    return List.of(UUID.randomUUID().toString(), "x", over.toString(), "%F0%9F%9A%95");
  }

  /// A body with some of it cut out, doubled or replaced.
  private static String mangled(Random random, String body) {
    int from = random.nextInt(body.length());
    int to = from + random.nextInt(Math.min(8, body.length() - from));
    var middle =
        pick(random, List.of("", "\"", "{", "[1,2]", "null", "-1", "1e999", "\\u0000", "🚕", body));
    return body.substring(0, from) + middle + body.substring(to);
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void check(Set<String> seen, String operation, HttpResponse<String> answer)
      throws Exception {
    seen.add(operation);
    wrong.addAll(
        document.violations(operation, answer).stream()
            .map(found -> operation + ": " + found)
            .toList());
  }
}
