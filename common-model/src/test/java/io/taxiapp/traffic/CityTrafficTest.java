package io.taxiapp.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.TrafficBasis;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Zones 1 and 2 are in one borough, zone 3 in another; each prior is one ride of ten minutes.
class CityTrafficTest {

  private static final Instant NOON = Instant.parse("2026-01-15T17:00:00Z");
  private static final TrafficSettings SETTINGS = new TrafficSettings(20, 1, 1, 1);

  private final CityTraffic city =
      new CityTraffic(
          SETTINGS, new ZoneTable(List.of(zone(1, "Queens"), zone(2, "Queens"), zone(3, "Bronx"))));
  private final Map<Integer, ZoneTraffic> measured = new HashMap<>();

  @Test
  void withoutEvidenceAllIsAsPredicted() {
    assertThat(city.ratio(1, NOON)).isEqualTo(1);
  }

  @Test
  void theMeanIsOfTimeTakenOverTimeExpected() {
    observe(1, observation(NOON, 600, 600));
    var after = observe(1, observation(NOON, 1200, 2400));

    assertThat(after.paceRatio()).isCloseTo(3000 / 1800.0, within(1e-9));
    assertThat(after.weight()).isCloseTo(3, within(1e-9));
    assertThat(after.sequence()).hasValue(2);
  }

  @Test
  void aZoneIsDrawnToItsBoroughAndThatToTheCityAndThatToWhatWasPredicted() {
    observe(1, observation(NOON, 600, 1800));

    // City (3 + 1) / 2, borough (3 + 2) / 2, zone (3 + 2.5) / 2: each with a prior of one ride.
    assertThat(city.ratio(3, NOON)).isCloseTo(2, within(1e-9));
    assertThat(city.ratio(2, NOON)).isCloseTo(2.5, within(1e-9));
    assertThat(city.ratio(1, NOON)).isCloseTo(2.75, within(1e-9));
  }

  @Test
  void whatIsPublishedSaysWhatToExpectAndWhatThatOwesMostTo() {
    var first = observe(1, observation(NOON, 60, 120));
    var many = observe(1, observation(NOON, 5000, 10_000));
    var elsewhere = observe(3, observation(NOON, 60, 60));
    var beside = observe(2, observation(NOON, 60, 60));

    assertThat(first.basis()).contains(TrafficBasis.AS_PREDICTED);
    assertThat(many.basis()).contains(TrafficBasis.ZONE);
    assertThat(beside.basis()).contains(TrafficBasis.BOROUGH);
    assertThat(elsewhere.basis()).contains(TrafficBasis.CITY);
    assertThat(beside.expectedRatio().orElseThrow()).isCloseTo(city.ratio(2, NOON), within(1e-9));
  }

  @Test
  void evidenceIsForgottenHalfByHalf() {
    observe(1, observation(NOON, 600, 1800));

    assertThat(city.ratio(1, NOON.plus(Duration.ofMinutes(20)))).isBetween(1.0, 2.75);
    assertThat(city.ratio(1, NOON.plus(Duration.ofHours(12)))).isCloseTo(1, within(1e-6));
    var after = observe(1, observation(NOON.plus(Duration.ofMinutes(20)), 600, 600));
    assertThat(after.weight()).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void whatComesLateCountsAsLittleAsItsAge() {
    observe(1, observation(NOON, 600, 600));
    var after = observe(1, observation(NOON.minus(Duration.ofMinutes(20)), 600, 2400));

    assertThat(after.asOf()).isEqualTo(NOON);
    assertThat(after.weight()).isCloseTo(1.5, within(1e-9));
    assertThat(after.paceRatio()).isCloseTo(2, within(1e-9));
  }

  @Test
  void aLaterWordOfTheSameRideReplacesItsEarlierOne() {
    var others = observe(1, observation(NOON, 900, 1000));
    var early = observation(NOON.plusSeconds(60), 300, 1200);
    var last = observation(NOON.plusSeconds(600), 900, 900);
    observe(1, early);

    var replaced = observe(1, last, Optional.of(early));

    var expected = city.observe(1, Optional.of(others), last, Optional.empty());
    assertThat(replaced.weight()).isCloseTo(expected.weight(), within(1e-9));
    assertThat(replaced.paceRatio()).isCloseTo(expected.paceRatio(), within(1e-9));
  }

  @Test
  void aBoroughAndTheCityAreTheSumsOfTheirZonesHoweverOftenTheseChange() {
    var random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      var at = NOON.plusSeconds(i * 7L + random.nextInt(300));
      observe(
          1 + random.nextInt(3),
          observation(at, 300 + random.nextInt(900), 60 + random.nextInt(3000)));
    }
    var afresh =
        new CityTraffic(
            SETTINGS,
            new ZoneTable(List.of(zone(1, "Queens"), zone(2, "Queens"), zone(3, "Bronx"))));
    measured.values().forEach(afresh::put);
    var end = NOON.plusSeconds(15_000);

    for (int zone = 1; zone <= 3; zone++) {
      assertThat(city.ratio(zone, end)).isCloseTo(afresh.ratio(zone, end), within(1e-6));
    }
  }

  @ParameterizedTest(name = "{0} s expected, {1} s taken")
  @CsvSource({"0, 600", "600, 0", "600, 10801"})
  void whatCannotBeAPaceSaysNothing(double expected, long taken) {
    assertThat(PaceObservation.completed(NOON, expected, Duration.ofSeconds(taken))).isEmpty();
  }

  @Test
  void beyondFourTimesItWasNotTheTraffic() {
    assertThat(observation(NOON, 600, 6000).ratio()).isEqualTo(4);
    assertThat(observation(NOON, 600, 60).ratio()).isEqualTo(0.25);
  }

  @Test
  void aRideOnTheRoadSpeaksForThePartOfItsWayThatLiesBehind() {
    assertThat(PaceObservation.onTheRoad(NOON, 1200, 0.25, Duration.ofMinutes(10)))
        .contains(new PaceObservation(NOON, 2, 0.5));
    assertThat(PaceObservation.onTheRoad(NOON, 1200, 0.09, Duration.ofMinutes(10))).isEmpty();
    assertThat(PaceObservation.onTheRoad(NOON, 1200, Double.NaN, Duration.ofMinutes(10))).isEmpty();
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    assertThatThrownBy(() -> new TrafficSettings(30, 1, 0, 1))
        .hasMessage("boroughPrior: expected a finite number over 0, found 0.0");
  }

  private ZoneTraffic observe(int zone, PaceObservation observation) {
    return observe(zone, observation, Optional.empty());
  }

  private ZoneTraffic observe(
      int zone, PaceObservation observation, Optional<PaceObservation> replaced) {
    var after = city.observe(zone, Optional.ofNullable(measured.get(zone)), observation, replaced);
    measured.put(zone, after);
    city.put(after);
    return after;
  }

  private static PaceObservation observation(Instant at, double expected, long taken) {
    return PaceObservation.completed(at, expected, Duration.ofSeconds(taken)).orElseThrow();
  }

  private static Zone zone(int id, String borough) {
    return new Zone(id, borough, "", "", Optional.empty(), OptionalDouble.empty());
  }
}
