package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PredictionsIT {

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
    assertThat(history.at("/durations/0/type").asText()).isEqualTo("duration-prediction");
    assertThat(history.at("/durations/0/cause").asText()).isEqualTo("requested");
    assertThat(history.at("/durations/0/model/digest").asText()).startsWith("sha256:");
    assertThat(history.at("/durations/0/features/hour").asDouble()).isEqualTo(7);
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
      live.publish(TestRides.duration(rideId, 1, 400));
      var ids = lines.filter(line -> line.startsWith("id: ")).limit(2).toList();
      lastId = ids.getLast().substring(4);
    }
    assertThat(lastId).isEqualTo("1.1.0.0");
    live.publish(TestRides.duration(rideId, 2, 500));
    live.post("/rides/" + rideId + "/cancellation", "{}");

    try (var replica = live.replica()) {
      live.until(
          () ->
              live.send(
                          java.net.http.HttpRequest.newBuilder(
                              replica.address().resolve("/health/readiness")))
                      .statusCode()
                  == 200);
      try (var lines = live.follow(replica.address(), rideId, "Last-Event-ID", lastId)) {
        assertThat(events(lines)).containsExactly("ride-event", "duration", "end");
      }
    }
    var over = live.get("/rides/" + rideId + "/events", "Last-Event-ID", "2.2.0.0");
    assertThat(over.statusCode()).isEqualTo(204);
  }

  private static List<String> events(Stream<String> lines) {
    return lines.filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)).toList();
  }
}
