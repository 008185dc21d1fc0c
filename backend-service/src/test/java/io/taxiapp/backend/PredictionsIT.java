package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.topic.Topics;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class PredictionsIT {

  private static final String PROGRESS =
      "{\"position\":{\"latitude\":40.8,\"longitude\":-73.9},\"distanceCoveredKm\":1.5}";

  private static final String TRAFFIC =
      "{\"zone\":74,\"asOf\":\"2021-02-01T12:00:00Z\",\"paceRatio\":1.5,\"weight\":3.0}";

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
  void aPredictionThatWasNotCommittedIsShownToNobody() throws Exception {
    var rideId = live.ride();
    live.publishAndAbort(TestRides.duration(rideId, 1, 400));
    live.publish(TestRides.duration(rideId, 2, 500));

    live.until(() -> json(live.get("/rides/" + rideId)).at("/duration/sequence").asInt() == 2);
    assertThat(json(live.get("/rides/" + rideId + "/predictions")).get("durations")).hasSize(1);
  }

  @Test
  void predictionsShowUpInTheRideAndItsHistory() throws Exception {
    var rideId = live.ride();
    live.publish(
        TestRides.duration(rideId, 1, 400),
        TestRides.duration(rideId, 2, 500),
        TestRides.tip(rideId),
        TestRides.cost(rideId));

    live.until(() -> json(live.get("/rides/" + rideId)).at("/duration/sequence").asInt() == 2);
    live.until(() -> json(live.get("/rides/" + rideId)).has("tip"));
    live.until(() -> json(live.get("/rides/" + rideId)).has("cost"));
    var ride = json(live.get("/rides/" + rideId));
    assertThat(ride.at("/duration/totalSeconds").asLong()).isEqualTo(500);
    assertThat(ride.at("/tip/cents").asLong()).isEqualTo(250);
    assertThat(ride.at("/cost/cents").asLong()).isEqualTo(1800);

    var history = json(live.get("/rides/" + rideId + "/predictions"));
    assertThat(history.get("durations")).hasSize(2);
    var first = history.at("/durations/0");
    assertThat(first.get("id").asText()).isEqualTo(rideId + ":duration:1");
    assertThat(first.get("supersededBy").asText()).isEqualTo(rideId + ":duration:2");
    assertThat(first.at("/prediction/type").asText()).isEqualTo("duration-prediction");
    assertThat(first.at("/prediction/cause").asText()).isEqualTo("requested");
    assertThat(first.at("/prediction/model/digest").asText()).startsWith("sha256:");
    assertThat(first.at("/prediction/features/hour").asDouble()).isEqualTo(7);
    assertThat(history.at("/durations/1").has("supersededBy")).isFalse();
    assertThat(history.at("/initialDuration/seconds").asLong()).isEqualTo(360);
  }

  @Test
  void aStreamTellsAllOfItAndCloses() throws Exception {
    var rideId = live.ride();
    try (var lines = live.follow(live.address(), rideId)) {
      live.publish(
          TestRides.duration(rideId, 1, 400), TestRides.tip(rideId), TestRides.cost(rideId));
      live.until(() -> json(live.get("/rides/" + rideId)).has("cost"));
      live.post("/rides/" + rideId + "/cancellation", "{}");

      var events = events(lines);
      assertThat(events)
          .containsExactlyInAnyOrder("ride-event", "duration", "tip", "cost", "ride-event", "end")
          .startsWith("ride-event")
          .endsWith("end");
    }
  }

  @Test
  void aStreamThatBrokeOffGoesOnAtAnotherReplica() throws Exception {
    var rideId = live.ride();
    String lastId;
    try (var lines = live.follow(live.address(), rideId)) {
      live.publish(
          TestRides.duration(rideId, 1, 400), TestRides.tip(rideId), TestRides.cost(rideId));
      var ids = lines.filter(line -> line.startsWith("id: ")).limit(4).toList();
      lastId = ids.getLast().substring(4);
    }
    live.publish(TestRides.duration(rideId, 2, 500));
    live.post("/rides/" + rideId + "/cancellation", "{}");

    try (var replica = live.replica()) {
      live.until(
          () ->
              live.send(HttpRequest.newBuilder(replica.address().resolve("/health/readiness")))
                      .statusCode()
                  == 200);
      try (var lines = live.follow(replica.address(), rideId, "Last-Event-ID", lastId)) {
        assertThat(events(lines)).containsExactly("ride-event", "duration", "end");
      }
    }
    var end = lastIdOf(live.get("/rides/" + rideId + "/events").body());
    var over = live.get("/rides/" + rideId + "/events", "Last-Event-ID", end);
    assertThat(over.statusCode()).isEqualTo(204);
    var elsewhere = live.get("/rides/" + rideId + "/events", "Last-Event-ID", "999999.0.0.0");
    assertThat(events(elsewhere.body().lines())).hasSize(7).startsWith("ride-event");
  }

  @Test
  void aSubscriberThatComesBackBeforeAllIsPredictedIsNotSentAway() throws Exception {
    var rideId = live.ride();
    String lastId;
    try (var lines = live.follow(live.address(), rideId)) {
      live.post("/rides/" + rideId + "/cancellation", "{}");
      var ids = lines.filter(line -> line.startsWith("id: ")).limit(2).toList();
      lastId = ids.getLast().substring(4);
    }
    try (var lines = live.follow(live.address(), rideId, "Last-Event-ID", lastId)) {
      live.publish(
          TestRides.duration(rideId, 1, 400), TestRides.tip(rideId), TestRides.cost(rideId));

      assertThat(events(lines))
          .containsExactlyInAnyOrder("duration", "tip", "cost", "end")
          .endsWith("end");
    }
  }

  @Test
  void aLongPollReturnsWithTheNextChangeAndItsTagHoldsOnAnotherReplica() throws Exception {
    var rideId = live.ride();
    var tag = live.get("/rides/" + rideId).headers().firstValue("etag").orElseThrow();
    assertThat(live.get("/rides/" + rideId, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(live.get("/rides/" + rideId + "?wait=PT0.2S", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    try (var replica = live.replica()) {
      var ride = replica.address().resolve("/rides/" + rideId);
      live.until(() -> live.send(HttpRequest.newBuilder(ride)).statusCode() == 200);

      var waiting =
          HttpRequest.newBuilder(URI.create(ride + "?wait=PT30S")).header("If-None-Match", tag);
      var answer = CompletableFuture.supplyAsync(() -> live.send(waiting));
      live.publish(TestRides.duration(rideId, 1, 400));

      // Had it not waited, it would say that nothing is new.
      assertThat(json(answer.get()).at("/duration/totalSeconds").asLong()).isEqualTo(400);
      live.until(() -> json(live.get("/rides/" + rideId)).has("duration"));
      assertThat(live.get("/rides/" + rideId).headers().firstValue("etag"))
          .isEqualTo(answer.get().headers().firstValue("etag"));
    }
    assertThat(live.get("/rides/" + rideId + "?wait=PT31S").statusCode()).isEqualTo(400);
  }

  @Test
  void aRidersRidesArePagedThrough() {
    var rider = "rider of " + UUID.randomUUID();
    for (int i = 1; i <= 3; i++) {
      live.post(
          "/rides",
          "{\"riderId\":\"%s\",\"pickupZone\":74,\"dropoffZone\":75,\"requestedAt\":\"2024-01-0%dT00:00:00Z\"}"
              .formatted(rider, i));
    }
    var path = "/rides?limit=2&riderId=" + rider.replace(" ", "%20");
    var first = json(live.get(path));
    var second = json(live.get(path + "&before=" + first.get("next").asText()));

    assertThat(first.at("/rides/0/requestedAt").asText()).startsWith("2024-01-03");
    assertThat(first.get("rides")).hasSize(2);
    assertThat(second.at("/rides/0/requestedAt").asText()).startsWith("2024-01-01");
    assertThat(second.get("rides")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    for (var wrong :
        List.of("", "?riderId=a&limit=0", "?riderId=a&limit=x", "?riderId=a&before=x")) {
      assertThat(live.get("/rides" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void theCityCountsWhatGoesOn() throws Exception {
    var rideId = live.ride();
    live.post("/rides/" + rideId + "/progress", PROGRESS);
    live.publish(TestRides.duration(rideId, 1, 400));
    live.publishRaw(Topics.ZONE_TRAFFIC.name(), TRAFFIC);
    live.publishRaw(Topics.DEAD_LETTERS.name(), "{");

    live.until(() -> json(live.get("/city")).get("traffic").size() == 1);
    live.until(() -> json(live.get("/city")).at("/deadLetters/count").asInt() == 1);
    live.until(() -> json(live.get("/city")).at("/seconds").findValues("lagP50Ms").size() > 0);
    var city = json(live.get("/city"));
    assertThat(city.at("/rides/onTheRoad").asInt()).isPositive();
    assertThat(city.at("/openRidesFrom/74").asInt()).isPositive();
    assertThat(city.at("/taxis/0/position/latitude").asDouble()).isEqualTo(40.8);
    assertThat(city.at("/traffic/0/paceRatio").asDouble()).isEqualTo(1.5);
    assertThat(city.at("/seconds").findValues("durations")).anyMatch(n -> n.asInt() > 0);
  }

  private static String lastIdOf(String stream) {
    return stream.lines().filter(line -> line.startsWith("id: ")).toList().getLast().substring(4);
  }

  private static List<String> events(Stream<String> lines) {
    return lines.filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)).toList();
  }
}
