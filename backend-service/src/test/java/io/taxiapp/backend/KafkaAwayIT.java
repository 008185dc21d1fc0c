package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is waited for at most is in DeadlineTest and ProducerPropertiesTest; `./taxi chaos` shows
/// that 503 comes within a second of a clock.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class KafkaAwayIT {

  private static final String RIDE = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String ESTIMATE = "{\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String CANCELLATION = "{}";

  @TempDir static Path directory;

  @Test
  void withoutKafkaRidesAreRefusedAndEstimatesGoOnUntilItReturns() throws Exception {
    try (var live = LiveBackend.start(directory, TestModels.models(), Timing.NORMAL, Map.of())) {
      var rideId = live.ride();
      live.stopBroker();

      // At first its connection breaks, then there is none.
      for (int i = 0; i < 2; i++) {
        assertRefused(live.post("/rides", RIDE), "kafka-unavailable");
        assertRefused(
            live.post("/rides/" + rideId + "/cancellation", CANCELLATION), "kafka-unavailable");
      }
      var estimate = live.post("/duration-estimates", ESTIMATE);
      assertThat(estimate.statusCode()).isEqualTo(200);
      assertThat(json(estimate).get("seconds").asLong()).isEqualTo(360);
      assertThat(live.get("/rides/" + rideId).statusCode()).isEqualTo(200);
      assertThat(live.ask("/health/liveness").statusCode()).isEqualTo(200);
      live.until(() -> live.get("/health/readiness").body().contains("does not answer"));
      assertThat(live.get("/health/readiness").statusCode()).isEqualTo(503);

      live.startBroker();
      live.until(() -> live.post("/rides", RIDE).statusCode() == 201);
      live.until(() -> live.get("/health/readiness").statusCode() == 200);
      live.until(
          () -> live.post("/rides/" + rideId + "/cancellation", CANCELLATION).statusCode() == 202);
    }
  }

  /// With all the time that there is, those that have a place keep it until Kafka is back.
  @Test
  void moreRequestsThanThereArePlacesAreRefusedAtOnceAndNothingElseWaits(@TempDir Path other)
      throws Exception {
    try (var live = LiveBackend.start(other)) {
      live.ride(); // The first one of a producer waits for the topic's metadata.
      live.stopBroker();

      var answers = live.postAtOnce("/rides", RIDE, 4 * LiveBackend.MAX_IN_FLIGHT);
      live.until(() -> answers.stream().anyMatch(CompletableFuture::isDone));

      assertThat(live.ask("/health/liveness").statusCode()).isEqualTo(200);
      assertThat(live.post("/duration-estimates", ESTIMATE).statusCode()).isEqualTo(200);
      assertThat(answers)
          .filteredOn(CompletableFuture::isDone)
          .extracting(CompletableFuture::join)
          .allSatisfy(answer -> assertRefused(answer, "overloaded"));
      assertThat(live.ask("/prometheus").body())
          .containsPattern("taxi_requests_refused_total\\{kind=\"publishing\"} [1-9]")
          .containsPattern("taxi_requests_in_flight\\{kind=\"publishing\"} [1-9]");

      live.startBroker();
      var all = answers.stream().map(CompletableFuture::join).toList();
      assertThat(all)
          .filteredOn(answer -> answer.statusCode() == 201)
          .hasSizeGreaterThanOrEqualTo(LiveBackend.MAX_IN_FLIGHT);
      assertThat(all)
          .filteredOn(answer -> answer.statusCode() != 201)
          .isNotEmpty()
          .allSatisfy(answer -> assertRefused(answer, "overloaded"));
      live.until(
          () ->
              live.ask("/prometheus")
                  .body()
                  .contains("taxi_requests_in_flight{kind=\"publishing\"} 0.0"));
    }
  }

  @Test
  void withTopicsThatDoNotGoTogetherNothingIsPublished(@TempDir Path other) throws Exception {
    try (var live = LiveBackend.start(other);
        var admin = Admin.create(Map.of("bootstrap.servers", live.bootstrapServers()))) {
      var rideId = live.ride();
      var more = Map.of(Topics.RIDE_EVENTS.name(), NewPartitions.increaseTo(24));
      admin.createPartitions(more).all().get();
      live.until(() -> live.get("/health/readiness").body().contains("taxi.ride-events.v1=24"));

      assertThat(live.get("/health/readiness").statusCode()).isEqualTo(503);
      assertRefused(live.post("/rides", RIDE), "kafka-unavailable");
      assertRefused(
          live.post("/rides/" + rideId + "/cancellation", CANCELLATION), "kafka-unavailable");
      assertThat(live.ask("/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  private static void assertRefused(HttpResponse<String> answer, String type) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(json(answer).get("type").asText()).endsWith(":" + type);
  }
}
