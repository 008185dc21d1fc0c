package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.header;
import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RideIT {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String RIDE = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String PROGRESS =
      "{\"position\":{\"latitude\":40.8,\"longitude\":-73.9},\"distanceCoveredKm\":1.5}";
  private static final String COMPLETION =
      "{\"durationSeconds\":600,\"distanceKm\":2.5,\"fareCents\":1000,\"tipCents\":200,\"totalCents\":1350}";

  @TempDir static Path directory;
  private static LiveBackend live;

  @BeforeAll
  static void start() throws Exception {
    live = LiveBackend.start(directory);
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  void aRequestIsAnsweredWithItsDurationAndStandsOnTheTopic() {
    var answer = live.post("/rides", RIDE, "traceparent", TRACE);

    assertThat(answer.statusCode()).isEqualTo(201);
    var ride = json(answer);
    var rideId = UUID.fromString(ride.get("rideId").asText());
    assertThat(answer.headers().firstValue("location")).contains("/rides/" + rideId);
    assertThat(answer.headers().firstValue("traceparent")).contains(TRACE);
    assertThat(ride.at("/status").asText()).isEqualTo("requested");
    assertThat(ride.at("/initialDuration/seconds").asLong()).isEqualTo(360);
    assertThat(ride.at("/initialDuration/model/name").asText()).isEqualTo("duration");

    assertThat(live.eventsOf(rideId))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.value()).isInstanceOf(RideRequested.class);
              assertThat(header(event, "ce_id")).isEqualTo(rideId + ":requested");
              assertThat(header(event, "ce_source")).isEqualTo("/taxiapp/backend-service");
              assertThat(header(event, "traceparent")).startsWith(TRACE.substring(0, 35));
            });
  }

  @Test
  void aRideCanBeReportedOnRightAfterItsRequest() {
    for (int i = 0; i < 20; i++) {
      var rideId = live.ride();
      assertThat(live.post("/rides/" + rideId + "/progress", PROGRESS).statusCode()).isEqualTo(202);
      assertThat(json(live.get("/rides/" + rideId)).get("status").asText())
          .isEqualTo("on-the-road");
    }
  }

  @ParameterizedTest
  @CsvSource({"-", "application/json", "text/plain", "application/x-www-form-urlencoded"})
  void aCancellationNeedsNoBody(String type) {
    var rideId = live.ride();
    var request = live.request("/rides/" + rideId + "/cancellation");
    if (!type.equals("-")) {
      request.header("Content-Type", type);
    }
    var answer = live.send(request.POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(json(answer).get("status").asText()).isEqualTo("cancelled");
    assertThat(live.eventsOf(rideId).getLast().value())
        .isInstanceOfSatisfying(
            RideCancelled.class, cancelled -> assertThat(cancelled.reason()).isEmpty());
  }

  @Test
  void whatTheDriverReportsStandsOnTheTopicInOrder() {
    var rideId = live.ride();
    assertThat(live.post("/rides/" + rideId + "/progress", PROGRESS).statusCode()).isEqualTo(202);
    assertThat(live.post("/rides/" + rideId + "/progress", PROGRESS).statusCode()).isEqualTo(202);
    var completed = live.post("/rides/" + rideId + "/completion", COMPLETION);

    assertThat(completed.statusCode()).isEqualTo(202);
    assertThat(json(completed).at("/status").asText()).isEqualTo("completed");
    assertThat(json(completed).at("/completion/totalCents").asLong()).isEqualTo(1350);
    assertThat(live.eventsOf(rideId))
        .<Class<?>>extracting(event -> event.value().getClass())
        .containsExactly(
            RideRequested.class, RideProgressed.class, RideProgressed.class, RideCompleted.class);
  }

  @Test
  void theSameReportAgainIsAcceptedAndPublishedOnce() {
    var rideId = live.ride();
    var first = PROGRESS.replace("{\"position\"", "{\"sequence\":1,\"position\"");

    assertThat(live.post("/rides/" + rideId + "/progress", first).statusCode()).isEqualTo(202);
    assertThat(live.post("/rides/" + rideId + "/progress", first).statusCode()).isEqualTo(202);
    assertThat(live.post("/rides/" + rideId + "/completion", COMPLETION).statusCode())
        .isEqualTo(202);
    assertThat(live.post("/rides/" + rideId + "/completion", COMPLETION).statusCode())
        .isEqualTo(202);

    assertThat(live.eventsOf(rideId)).hasSize(3);
  }

  @Test
  void aReportThatCannotBeAboutTheRideIsRefusedAndNotPublished() {
    var rideId = live.ride();
    var path = "/rides/" + rideId;
    var early = PROGRESS.replace("{\"position\"", "{\"at\":\"2020-01-01T00:00:00Z\",\"position\"");
    var second = PROGRESS.replace("{\"position\"", "{\"sequence\":2,\"position\"");
    assertThat(live.post(path + "/progress", early).statusCode()).isEqualTo(422);
    assertThat(live.post(path + "/progress", second).statusCode()).isEqualTo(202);
    assertThat(live.post(path + "/progress", second.replace("1.5", "1.6")).statusCode())
        .isEqualTo(409);
    var late = live.post(path + "/progress", early);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("not before the last report");
    assertThat(live.post(path + "/cancellation", "{\"reason\":\"no-show\"}").statusCode())
        .isEqualTo(202);
    assertThat(live.post(path + "/progress", PROGRESS).statusCode()).isEqualTo(409);
    assertThat(live.post(path + "/completion", COMPLETION).statusCode()).isEqualTo(409);

    assertThat(live.eventsOf(rideId)).hasSize(3);
  }

  @Test
  void whatIsMoreThanThreeHoursAheadIsRefused() {
    var at = Instant.now().plus(Duration.ofHours(4)).toString();
    var ride = live.post("/rides", RIDE.replaceFirst("\\{", "{\"requestedAt\":\"" + at + "\","));
    assertThat(ride.statusCode()).isEqualTo(400);
    var report = PROGRESS.replaceFirst("\\{", "{\"at\":\"" + at + "\",");
    assertThat(live.post("/rides/" + live.ride() + "/progress", report).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aRequestWithAKeyCanBeRepeated() {
    var key = UUID.randomUUID().toString();
    var first = live.post("/rides", RIDE, "Idempotency-Key", key);
    var again = live.post("/rides", RIDE, "Idempotency-Key", key);
    var other = live.post("/rides", RIDE.replace("75", "264"), "Idempotency-Key", key);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).at("/errors/0/field").asText()).isEqualTo("dropoffZone");
    assertThat(live.eventsOf(UUID.fromString(json(first).get("rideId").asText()))).hasSize(1);
  }

  @Test
  void aRepetitionHasTheTimeOfTheRideOrNone() {
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var timed = RIDE.replaceFirst("\\{", "{\"requestedAt\":\"" + at + "\",");
    var earlier = timed.replace(at.toString(), at.minusSeconds(3600).toString());
    for (var first : List.of(timed, RIDE)) {
      var key = UUID.randomUUID().toString();
      var ride = live.post("/rides", first, "Idempotency-Key", key);
      var same = timed.replace(at.toString(), json(ride).get("requestedAt").asText());

      assertThat(ride.statusCode()).isEqualTo(201);
      for (var repetition : List.of(RIDE, same)) {
        var again = live.post("/rides", repetition, "Idempotency-Key", key);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(ride.body());
      }
      var other = live.post("/rides", earlier, "Idempotency-Key", key);
      assertThat(other.statusCode()).isEqualTo(422);
      assertThat(json(other).at("/errors/0/field").asText()).isEqualTo("requestedAt");
    }
  }

  @Test
  void aKeyIsOneRidersAndOne() {
    var key = UUID.randomUUID().toString();
    for (var half : List.of("\\ud800", "\\ud801")) {
      var refused = live.post("/rides", RIDE.replace("ann", half), "Idempotency-Key", key);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(json(refused).at("/errors/0/field").asText()).isEqualTo("riderId");
    }
    var one = live.post("/rides", RIDE.replace("ann", "?"), "Idempotency-Key", key);
    var other = live.post("/rides", RIDE.replace("ann", "\\ufffd"), "Idempotency-Key", key);

    assertThat(List.of(one.statusCode(), other.statusCode())).containsOnly(201);
    assertThat(json(one).get("rideId")).isNotEqualTo(json(other).get("rideId"));

    var two = live.post("/rides", RIDE, "Idempotency-Key", key, "Idempotency-Key", "x" + key);
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(json(two).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    var same = live.post("/rides", RIDE, "Idempotency-Key", key, "Idempotency-Key", key);
    assertThat(same.statusCode()).isEqualTo(201);
  }

  @Test
  void manyRequestsWithOneKeyAtOnceAreOneRide() {
    var key = UUID.randomUUID().toString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> live.post("/rides", RIDE, "Idempotency-Key", key), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(19);
      assertThat(answers.stream().map(answer -> json(answer).get("rideId").asText()).distinct())
          .hasSize(1);
      assertThat(live.eventsOf(UUID.fromString(json(answers.getFirst()).get("rideId").asText())))
          .hasSize(1);
    }
  }
}
