package io.taxiapp.simulator.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.ZonePair;
import io.taxiapp.feature.ZonePairTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GeneratedTripsTest {

  private static final Instant LAST = Instant.parse("2026-01-01T12:00:00Z");
  private static final ZonePairTable PAIRS =
      new ZonePairTable(
          List.of(
              new ZonePair(7, 7, 900, 339, 1.29, 1, 1, 1),
              new ZonePair(74, 42, 100, 900, 4, 1, 1, 1)));

  @Test
  void theSameSeedGivesTheSameTrips() {
    assertThat(trips(5, 100)).isEqualTo(trips(5, 100)).isNotEqualTo(trips(6, 100));
  }

  @Test
  void theyComeInTheOrderOfTheirRequestsUpToTheLast() {
    var trips = trips(1, 100);

    assertThat(trips).isSortedAccordingTo(Comparator.comparing(Trip::requestedAt));
    assertThat(trips.getLast().requestedAt()).isEqualTo(LAST);
  }

  @Test
  void orAllAreRequestedAtTheSameMoment() {
    var trips = new GeneratedTrips(PAIRS, 1).at(LAST, 100);

    assertThat(trips).hasSize(100).allSatisfy(it -> assertThat(it.requestedAt()).isEqualTo(LAST));
  }

  @Test
  void aPairIsDrawnAsOftenAsItWasDriven() {
    var often = trips(1, 2000).stream().filter(trip -> trip.pickupZone() == 7).count();

    assertThat(often).isBetween(1740L, 1860L);
  }

  @Test
  void theyLookLikeRides() {
    assertThat(trips(1, 500))
        .allSatisfy(
            trip -> {
              assertThat(trip.duration()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(90));
              assertThat(trip.fareCents()).isGreaterThan(300);
              assertThat(trip.totalCents()).isEqualTo(trip.fareCents() + 150 + trip.tipCents());
            });
  }

  @Test
  void aCashTipIsNotRecorded() {
    assertThat(trips(1, 500))
        .filteredOn(trip -> trip.paymentMethod() == PaymentMethod.CASH)
        .isNotEmpty()
        .allSatisfy(trip -> assertThat(trip.tipCents()).isZero());
  }

  @Test
  void anEmptyTableIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneratedTrips(new ZonePairTable(List.of()), 1))
        .withMessageContaining("zone-pairs.csv");
  }

  private static List<Trip> trips(long seed, int rides) {
    return new GeneratedTrips(PAIRS, seed).until(LAST, rides).trips();
  }
}
