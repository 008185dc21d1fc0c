package io.taxiapp.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.GeoPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class NearbyPairsTest {
  /// Zone 2 is 560 m from zone 1; zone 3 is 28 km away; nobody knows where zone 4 is.
  private static final ZoneTable ZONES =
      new ZoneTable(
          List.of(
              zone(1, Optional.of(new GeoPoint(40.750, -73.9))),
              zone(2, Optional.of(new GeoPoint(40.755, -73.9))),
              zone(3, Optional.of(new GeoPoint(41, -73.9))),
              zone(4, Optional.empty())));

  @Test
  void manyRidesOfAPairSpeakForIt() {
    assertThat(factor(new ZonePair(1, 3, 4000, 0, 0, 2, 1, 1), 1, 3)).isCloseTo(2, within(0.01));
  }

  @Test
  void fewRidesMoveItLittle() {
    assertThat(factor(new ZonePair(1, 3, 1, 0, 0, 1.2, 1, 1), 1, 3)).isBetween(1.1, 1.35);
  }

  @Test
  void aPairNextToItLendsItsRides() {
    ZonePair neighbour = new ZonePair(2, 3, 400, 0, 0, 2, 1, 1);

    assertThat(factor(neighbour, 1, 3)).isBetween(1.9, 2.0);
    assertThat(factor(neighbour, 3, 1)).isCloseTo(1, within(1e-6));
  }

  @Test
  void aZoneWithoutAPlaceHasOnlyItsOwnRides() {
    assertThat(factor(new ZonePair(4, 1, 4000, 0, 0, 2, 1, 1), 4, 1)).isCloseTo(2, within(0.01));
    assertThat(factor(new ZonePair(1, 1, 4000, 0, 0, 2, 1, 1), 4, 1)).isEqualTo(1);
  }

  private static double factor(ZonePair pair, int pickup, int dropoff) {
    return new NearbyPairs(ZONES, new CentroidDistances(ZONES), new ZonePairTable(List.of(pair)))
        .factor(Quantity.SECONDS, pickup, dropoff);
  }

  private static Zone zone(int id, Optional<GeoPoint> centroid) {
    return new Zone(id, "Borough", "Zone " + id, "Boro Zone", centroid, OptionalDouble.empty());
  }
}
