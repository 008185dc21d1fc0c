package io.taxiapp.simulator.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IncidentTest {

  private static final Instant NOON = Instant.parse("2024-01-15T17:00:00Z");

  /// From noon to half past.
  private final Incident incident = new Incident(74, NOON, Duration.ofMinutes(30), 2);

  @ParameterizedTest(name = "a ride of {1} min, {0} min from noon on, takes {2}")
  @CsvSource({
    "-20, 10, 10", // over before
    "40, 10, 10", // requested after
    "0, 10, 20", // all of it inside
    "-5, 10, 15", // half of it before
    "20, 20, 25", // a quarter of it inside
    "-10, 40, 55" // through it
  })
  void aRideTakesLongerWhileItLasts(int start, int minutes, int slowed) {
    var trip = trip(74, start, minutes);

    assertThat(incident.slow(trip).duration()).isEqualTo(Duration.ofMinutes(slowed));
  }

  @Test
  void aRideOfOtherZonesIsLeftAlone() {
    var trip = trip(75, 0, 10);

    assertThat(incident.slow(trip)).isEqualTo(trip);
    assertThat(incident.at(trip, 0.5)).isEqualTo(trip.at(0.5));
  }

  /// 10 minutes of way freely, 15 within the half hour, 15 freely again.
  @ParameterizedTest(name = "{0} of the way after {1} min")
  @CsvSource({"0, 0", "0.25, 10", "0.5, 30", "0.625, 40", "0.75, 45", "1, 55"})
  void theWayIsDrivenSlowlyOnlyWhileItLasts(double share, int minutes) {
    var slowed = incident.slow(trip(74, -10, 40));

    assertThat(incident.at(slowed, share))
        .isEqualTo(slowed.requestedAt().plusSeconds(60L * minutes));
  }

  @Test
  void oneThatSpeedsUpIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Incident(74, NOON, Duration.ofMinutes(30), 0.5))
        .withMessageContaining("slowdown of at least 1");
  }

  private static Trip trip(int zone, int startMinutes, int minutes) {
    return new Trip(
        NOON.plus(Duration.ofMinutes(startMinutes)),
        zone,
        138,
        1,
        PaymentMethod.CARD,
        TripType.STREET_HAIL,
        Duration.ofMinutes(minutes),
        5,
        1500,
        300,
        2000);
  }
}
