package io.taxiapp.backend;

import static io.taxiapp.backend.LiveBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class KafkaAwayIT {

  private static final String RIDE = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String ESTIMATE = "{\"pickupZone\":74,\"dropoffZone\":75}";
  private static final String CANCELLATION = "{}";

  @TempDir static Path directory;

  @Test
  void withoutKafkaRidesAreRefusedWithinASecondAndEstimatesGoOnUntilItReturns() throws Exception {
    try (var live = LiveBackend.start(directory)) {
      var rideId = live.ride();
      live.stopBroker();

      for (int i = 0; i < 5; i++) {
        assertRefusedInTime(live, "/rides", RIDE);
        assertRefusedInTime(live, "/rides/" + rideId + "/cancellation", CANCELLATION);
      }
      var estimate = live.post("/duration-estimates", ESTIMATE);
      assertThat(estimate.statusCode()).isEqualTo(200);
      assertThat(json(estimate).get("seconds").asLong()).isEqualTo(360);
      assertThat(live.get("/rides/" + rideId).statusCode()).isEqualTo(200);
      assertThat(live.get("/health/liveness").statusCode()).isEqualTo(200);
      live.until(() -> live.get("/health/readiness").statusCode() == 503);
      assertThat(json(live.get("/health/readiness")).get("reason").asText())
          .contains("does not answer");

      live.startBroker();
      live.until(() -> live.post("/rides", RIDE).statusCode() == 201);
      live.until(() -> live.get("/health/readiness").statusCode() == 200);
      assertThat(live.post("/rides/" + rideId + "/cancellation", CANCELLATION).statusCode())
          .isEqualTo(202);
    }
  }

  @Test
  void moreRequestsThanThereArePlacesAreRefusedAtOnceAndNothingElseWaits(@TempDir Path other)
      throws Exception {
    try (var live = LiveBackend.start(other)) {
      live.stopBroker();

      var answers = live.postAtOnce("/rides", RIDE, 4 * LiveBackend.MOST_IN_FLIGHT);

      assertThat(live.get("/health/liveness").statusCode()).isEqualTo(200);
      assertThat(live.post("/duration-estimates", ESTIMATE).statusCode()).isEqualTo(200);
      assertThat(answers)
          .extracting(CompletableFuture::join)
          .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(503))
          .anySatisfy(
              answer -> {
                assertThat(json(answer).get("type").asText()).endsWith(":overloaded");
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
              });
      assertThat(live.get("/prometheus").body())
          .containsPattern("taxi_requests_refused_total\\{kind=\"publishing\"} [1-9]")
          .contains("taxi_requests_in_flight{kind=\"publishing\"} 0.0");
    }
  }

  private static void assertRefusedInTime(LiveBackend live, String path, String body) {
    var start = System.nanoTime();
    var answer = live.post(path, body);
    var took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(answer.headers().firstValue("retry-after")).contains("1");
    assertThat(json(answer).get("type").asText()).endsWith(":kafka-unavailable");
  }
}
