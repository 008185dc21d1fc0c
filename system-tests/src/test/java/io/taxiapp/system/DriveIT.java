package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.cli.Taxi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./taxi drive` with the real services.
@Timeout(900)
@OnSharedStack
final class DriveIT {

  private static final int REPORTS = 9;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private LocalRun run;
  private String ride;

  @BeforeEach
  void aRide(LocalRun shared) throws IOException {
    run = shared;
    ride = request(74, 138);
  }

  @Test
  void aRideIsDrivenToItsEndOnce() throws Exception {
    assertThat(drive(ride)).as(err.toString()).isZero();

    assertThat(out.toString()).hasLineCount(REPORTS + 1).contains("50 % of the way", "completed: ");
    var driven = ride();
    assertThat(driven.at("/status").asText()).isEqualTo("completed");
    assertThat(driven.at("/progress/sequence").asInt()).isEqualTo(REPORTS);
    assertThat(driven.at("/completion/distanceKm").asDouble())
        .isGreaterThan(driven.at("/progress/distanceCoveredKm").asDouble());
    assertThat(driven.at("/completion/at").asText())
        .isEqualTo(
            Instant.parse(driven.at("/requestedAt").asText())
                .plusSeconds(driven.at("/completion/durationSeconds").asLong())
                .toString());

    assertThat(drive(ride)).isEqualTo(1);
    assertThat(err.toString()).contains("expected it requested or on the road, found it completed");
  }

  @Test
  void oneThatIsOnTheRoadIsDrivenOnFromThere() throws Exception {
    var at = Instant.now().plusSeconds(600);
    run.post(
        "/rides/" + ride + "/progress",
        "{\"sequence\":4,\"at\":\"%s\",\"position\":{\"latitude\":40.79,\"longitude\":-73.93},\"distanceCoveredKm\":3}"
            .formatted(at));

    assertThat(drive(ride)).as(err.toString()).isZero();

    var driven = ride();
    assertThat(driven.at("/progress/sequence").asInt()).isEqualTo(4 + REPORTS);
    assertThat(driven.at("/completion/durationSeconds").asLong()).isGreaterThan(600);
    assertThat(out.toString().lines().map(line -> Instant.parse(line.split(" ", 2)[0])))
        .isSorted()
        .allMatch(later -> later.isAfter(at));
  }

  @Test
  void zonesWithoutAPlaceHaveNoReportsButAnEnd() throws Exception {
    ride = request(264, 264);

    assertThat(drive(ride)).as(err.toString()).isZero();
    assertThat(ride().at("/status").asText()).isEqualTo("completed");
  }

  @Test
  void whatCannotBeDrivenIsSaidSo() {
    run.post("/rides/" + ride + "/cancellation", "{}");
    assertThat(drive(ride)).isEqualTo(1);
    assertThat(err.toString()).contains("expected it requested or on the road, found it cancelled");

    assertThat(drive(UUID.randomUUID().toString())).isEqualTo(1);
    assertThat(err.toString()).contains("expected one of the last hours, found none at");
  }

  private int drive(String id) {
    return Taxi.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("drive", id, "--url", run.stack().backend().toString(), "--speed", "1000000");
  }

  private String request(int pickup, int dropoff) throws IOException {
    var answer =
        run.post(
            "/rides",
            "{\"riderId\":\"dan\",\"pickupZone\":%d,\"dropoffZone\":%d}"
                .formatted(pickup, dropoff));
    return json(answer.body()).get("rideId").asText();
  }

  private JsonNode ride() throws IOException, InterruptedException {
    return json(run.get("/rides/" + ride));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
