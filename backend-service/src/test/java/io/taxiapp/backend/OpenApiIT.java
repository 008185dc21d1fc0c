package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.model.ModelBundle;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The document is held against the running service.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class OpenApiIT {

  private static final String RIDE = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String MANY = "[{\"pickupZone\":74,\"dropoffZone\":75}]";
  private static final String PROGRESS =
      "{\"position\":{\"latitude\":40.8,\"longitude\":-73.9},\"distanceCoveredKm\":1.5}";
  private static final String COMPLETION =
      "{\"durationSeconds\":600,\"distanceKm\":2.5,\"fareCents\":1000,\"tipCents\":200,\"totalCents\":1350}";
  private static final int FUZZED = 40;

  /// A body of each operation that takes one, with all that may stand in it.
  private static final Map<String, String> WHOLE =
      Map.of(
          "POST /duration-estimates",
          """
          {"pickupZone":74,"dropoffZone":75,"pickup":{"latitude":40.8,"longitude":-73.9},
           "dropoff":{"latitude":40.8,"longitude":-73.9},"passengers":1,"paymentMethod":"card",
           "tripType":"dispatch","requestedAt":"2026-01-31T12:00:00Z"}""",
          "POST /rides",
          """
          {"riderId":"ann",
           "pickupZone":74,"dropoffZone":75,"pickup":{"latitude":40.8,"longitude":-73.9},
           "dropoff":{"latitude":40.8,"longitude":-73.9},"passengers":1,"paymentMethod":"card",
           "tripType":"dispatch","requestedAt":"2026-01-31T12:00:00Z"}""",
          "POST /rides/{rideId}/progress",
          """
          {"sequence":1,"at":"SOON","position":{"latitude":40.8,"longitude":-73.9},
           "distanceCoveredKm":1.5}""",
          "POST /rides/{rideId}/completion",
          """
          {"at":"SOON","durationSeconds":600,"distanceKm":2.5,"fareCents":1000,"tipCents":200,
           "totalCents":1350,"currency":"USD"}""",
          "POST /rides/{rideId}/cancellation",
          """
          {"at":"SOON","reason":"no taxi"}""");

  private static final Path MODELS = Path.of("../models");

  /// `none` sends no such header.
  private static final List<String> ACCEPTED =
      List.of("none", "none", "*/*", "application/json", "text/html, */*;q=0.1", "text/html", "x");

  @TempDir static Path directory;
  private static ModelBundle duration;
  private static LiveBackend live;
  private static OpenApi document;

  /// What is not as the document says: all of it, not the first only.
  private final Set<String> wrong = new TreeSet<>();

  @BeforeAll
  static void start() throws Exception {
    duration = ModelBundle.load(MODELS.resolve(ModelCatalog.DURATION));
    live = LiveBackend.start(directory, ModelCatalog.of(duration, MODELS));
    document = OpenApi.of(live);
  }

  @AfterAll
  static void stop() {
    live.close();
    duration.close();
  }

  @Test
  void itIsADocumentOfItsVersion() {
    assertThat(document.document().get("openapi").asText()).startsWith("3.1");
    assertThat(document.wrongInSchemas()).isEmpty();
    assertThat(document.schemas()).allMatch(schema -> schema.get("type").isTextual());
    assertThat(document.document().toString()).doesNotContain("nullable", "\"byte\"");
    assertThat(document.document().at("/servers/0/url").asText()).isEqualTo("/");
    assertThat(document.document().get("servers")).hasSize(1);
    assertThat(document.operation("GET /rides").at("/parameters/0").toString())
        .contains("\"riderId\"", "\"required\":true");
    for (var operation : document.operations()) {
      var parts = document.operation(operation);
      assertThat(parts.at("/responses/4XX/content").has("application/problem+json"))
          .as(operation)
          .isTrue();
      for (var parameter : parts.path("parameters")) {
        assertThat(parameter.at("/schema/type").asText())
            .as(operation + " " + parameter)
            .isEqualTo(parameter.at("/name").asText().equals("limit") ? "integer" : "string");
      }
      assertThat(parts.has("requestBody")).as(operation).isEqualTo(operation.startsWith("POST"));
    }
  }

  @Test
  void aFieldIsRequiredIfTheDocumentSaysSo() throws Exception {
    var soon = Instant.now().plus(Duration.ofHours(1)).toString();
    for (var whole : WHOLE.entrySet()) {
      var operation = whole.getKey();
      var body = (ObjectNode) new ObjectMapper().readTree(whole.getValue().replace("SOON", soon));
      var schema = document.object(operation);
      assertThat(body.fieldNames())
          .toIterable()
          .hasSameElementsAs(schema.get("properties")::fieldNames);
      assertThat(document.violations(document.body(operation), body)).isEmpty();
      var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
      for (var field : schema.get("properties").properties()) {
        var without = body.deepCopy().without(field.getKey());
        int expected = required.contains(field.getKey()) ? 400 : sound(operation);

        assertThat(ask(operation, without.toString()).statusCode())
            .as(operation + " " + without)
            .isEqualTo(expected);
      }
      assertThat(ask(operation, body.put("surplus", 1).toString()).statusCode()).isEqualTo(400);
      assertThat(document.violations(document.body(operation), body)).isNotEmpty();
    }
  }

  @Test
  void nothingBeyondTheDocumentsLimitsIsTaken() throws Exception {
    var soon = Instant.now().plus(Duration.ofHours(1)).toString();
    int tried = 0;
    for (var whole : WHOLE.entrySet()) {
      var operation = whole.getKey();
      var body = (ObjectNode) new ObjectMapper().readTree(whole.getValue().replace("SOON", soon));
      for (var field : document.object(operation).get("properties").properties()) {
        var limits = field.getValue();
        if (!body.get(field.getKey()).isNumber()) {
          continue;
        }
        assertThat(limits.has("minimum") && limits.has("maximum")).as(field.getKey()).isTrue();
        for (long beyond :
            new long[] {limits.get("minimum").asLong() - 1, limits.get("maximum").asLong() + 1}) {
          var tooFar = body.deepCopy().put(field.getKey(), beyond);

          assertThat(document.violations(document.body(operation), tooFar)).isNotEmpty();
          assertThat(ask(operation, tooFar.toString()).statusCode())
              .as(operation + " " + tooFar)
              .isEqualTo(400);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "riderId, x, 1, true",
    "riderId, x, 200, true",
    "riderId, x, 201, false",
    "riderId, ' ', 3, false",
    "passengers, 9, 1, true",
    "pickupZone, 1, 1, true",
    "dropoffZone, 265, 1, true",
  })
  void whatIsWithinTheLimitsIsTaken(String field, String value, int times, boolean taken)
      throws Exception {
    var soon = Instant.now().plus(Duration.ofHours(1)).toString();
    var whole = Objects.requireNonNull(WHOLE.get("POST /rides")).replace("SOON", soon);
    var body = (ObjectNode) new ObjectMapper().readTree(whole);
    if (field.equals("riderId")) {
      body.put(field, value.repeat(times));
    } else {
      body.put(field, Integer.parseInt(value));
    }

    assertThat(document.violations(document.body("POST /rides"), body).isEmpty()).isEqualTo(taken);
    assertThat(ask("POST /rides", body.toString()).statusCode()).isEqualTo(taken ? 201 : 400);
  }

  private static int sound(String operation) {
    return operation.endsWith("estimates") ? 200 : operation.endsWith("rides") ? 201 : 202;
  }

  /// Of a ride of its own.
  private static HttpResponse<String> ask(String operation, String body) {
    var path = operation.replace("POST ", "");
    return live.post(
        path.contains("{") ? path.replace("{rideId}", live.ride().toString()) : path, body);
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays() throws Exception {
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
            "/health/readiness")) {
      check(seen, "GET " + path, live.get(path));
    }
    check(
        seen,
        "POST /duration-estimates",
        live.post("/duration-estimates", RIDE.replace("\"riderId\":\"ann\",", "")));
    check(seen, "POST /duration-estimates", live.post("/duration-estimates", MANY));
    assertThat(
            document.violations(
                document.body("POST /duration-estimates"), new ObjectMapper().readTree(MANY)))
        .isEmpty();
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
        var accepted = pick(random, ACCEPTED);
        var accept = accepted.equals("none") ? new String[0] : new String[] {"Accept", accepted};
        var answer =
            operation.startsWith("GET")
                ? live.get(path + query, accept)
                : live.post(path + query, body, accept);

        assertThat(answer.statusCode())
            .as(operation + " " + path + query + " " + body + " for " + accepted)
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
    live.publish(TestRides.duration(over, 1, 400), TestRides.tip(over), TestRides.cost(over));
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
