package io.taxiapp.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.verification.oracle.PredictionKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The whole pipeline as it ships: a broker, a backend and three consumers, each a process.
@Timeout(600)
@OnSharedStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PipelineIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalRun run;

  @BeforeAll
  void use(LocalRun shared) {
    run = shared;
  }

  @Test
  void aRideGoesFromItsRequestToServerSentEventsWithAllPredictions() throws Exception {
    var created =
        post(
            "/rides",
            """
            {"riderId":"ada","requestedAt":"2024-01-15T17:00:00Z","pickupZone":74,"dropoffZone":42,
             "passengers":1,"paymentMethod":"card","tripType":"street-hail"}
            """);
    var rideId = new ObjectMapper().readTree(created).get("rideId").asText();
    var events = uri("/rides/" + rideId + "/events");
    post(
        "/rides/" + rideId + "/progress",
        """
        {"sequence":1,"at":"2024-01-15T17:30:00Z","position":{"latitude":40.8,"longitude":-73.94},
         "distanceCoveredKm":1.1}
        """);
    awaitPredictions(rideId);
    post(
        "/rides/" + rideId + "/completion",
        """
        {"at":"2024-01-15T17:40:00Z","durationSeconds":2400,"distanceKm":2.2,"fareCents":1200,
         "tipCents":200,"totalCents":1500,"currency":"USD"}
        """);

    var lines =
        http.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines()).body().toList();

    var names =
        lines.stream()
            .filter(line -> line.startsWith("event: "))
            .collect(groupingBy(Function.identity(), counting()));
    assertThat(names).containsEntry("event: ride-event", 3L);
    assertThat(names.get("event: duration")).isGreaterThanOrEqualTo(2);
    assertThat(names).containsKeys("event: tip", "event: cost", "event: end");
  }

  @Test
  void fiftyRidesGetEachPredictionExactlyOnce() throws InterruptedException {
    var result = run.rides(50, Duration.ofSeconds(5));

    assertThat(result.accepted())
        .hasSize(50)
        .allMatch(ride -> ride.problems().isEmpty())
        .anyMatch(ride -> ride.ending() == SentRide.Ending.CANCELLED)
        .anyMatch(SentRide.Accepted::completed);
    assertThat(result.verdict().missing()).isEmpty();
    assertThat(result.verdict().duplicates()).isEmpty();
    assertThat(result.verdict().unexpected()).isEmpty();
    assertThat(PredictionKind.values()).allMatch(kind -> result.count(kind) >= 50);
  }

  /// The stream ends a moment after the ride; so the ride is not ended before all is there.
  private void awaitPredictions(String rideId) {
    var uri = uri("/rides/" + rideId + "/predictions");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var request = HttpRequest.newBuilder(uri).build();
              var body = http.send(request, BodyHandlers.ofString()).body();
              var seen = new ObjectMapper().readTree(body);
              return seen.path("durations").size() >= 2
                  && List.of("tips", "costs").stream().allMatch(kind -> seen.path(kind).size() > 0);
            });
  }

  private String post(String path, String json) {
    var answer = run.post(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
    return answer.body();
  }

  private URI uri(String path) {
    return run.stack().backend().resolve(path);
  }
}
