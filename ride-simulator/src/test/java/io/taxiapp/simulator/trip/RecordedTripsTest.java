package io.taxiapp.simulator.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.TripRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedTripsTest {

  private static final Instant PICKUP = Instant.parse("2021-01-01T05:00:00Z");
  private static final ZoneTable ZONES =
      new ZoneTable(
          List.of(
              zone(7, Optional.of(new GeoPoint(40, -74))),
              zone(74, Optional.of(new GeoPoint(41, -73))),
              zone(264, Optional.empty())));

  @ParameterizedTest
  @CsvSource({
    "59, 7, 1, 2, 0, 800, below a minute",
    "10801, 7, 1, 2, 0, 800, over three hours",
    "600, 7, 1, 50516, 0, 800, further than any ride",
    "-60, 7, 1, 2, 0, 800, drop-off before pick-up",
    "600, 999, 1, 2, 0, 800, unknown zone",
    "600, 7, 10, 2, 0, 800, ten passengers",
    "600, 7, 1, -2, 0, 800, negative distance",
    "600, 7, 1, 2, -100, 800, negative tip",
    "600, 7, 1, 2, 900, 800, tip above the total"
  })
  void anUnusableRecordIsSkippedAndCounted(
      long seconds, int zone, int passengers, double km, long tip, long total, String why) {
    var unusable = record(seconds, zone, passengers, km, tip, total);
    var usable = record(600, 7, 1, 2, 100, 900);

    var trips = RecordedTrips.usable(5, List.of(unusable, usable), ZONES);

    assertThat(trips.skipped()).as(why).isEqualTo(1);
    assertThat(trips.trips()).hasSize(1);
  }

  @Test
  void noMoreThanWereAskedForAreTaken() {
    var record = record(600, 7, 1, 2, 100, 900);

    var trips = RecordedTrips.usable(2, List.of(record, record, record), ZONES);

    assertThat(trips.trips()).hasSize(2);
    assertThat(trips.span()).hasSeconds(600);
  }

  @Test
  void theWayIsAStraightLineBetweenTheCentroids() {
    var trip = RecordedTrips.usable(1, List.of(record(600, 7, 1, 2, 0, 900)), ZONES).trips();

    assertThat(new Route(ZONES).position(trip.getFirst(), 0.25))
        .contains(new GeoPoint(40.25, -73.75));
    assertThat(trip.getFirst().at(0.25)).isEqualTo(PICKUP.plusSeconds(150));
  }

  @Test
  void aTaxiToNowhereStaysWhereItWas() {
    var trip = trip(7, 264);

    assertThat(new Route(ZONES).position(trip, 0.75)).contains(new GeoPoint(40, -74));
    assertThat(new Route(ZONES).position(trip(264, 264), 0.75)).isEmpty();
  }

  private static Trip trip(int pickupZone, int dropoffZone) {
    return new Trip(
        PICKUP,
        pickupZone,
        dropoffZone,
        1,
        PaymentMethod.CARD,
        TripType.DISPATCH,
        Duration.ofMinutes(10),
        2,
        700,
        0,
        800);
  }

  private static TripRecord record(
      long seconds, int zone, int passengers, double km, long tip, long total) {
    return new TripRecord(
        PICKUP,
        PICKUP.plusSeconds(seconds),
        zone,
        74,
        passengers,
        PaymentMethod.CARD,
        TripType.STREET_HAIL,
        km,
        700,
        tip,
        total);
  }

  private static Zone zone(int id, Optional<GeoPoint> centroid) {
    return new Zone(id, "Borough", "Zone " + id, "Boro Zone", centroid, OptionalDouble.empty());
  }
}
