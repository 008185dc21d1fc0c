package io.taxiapp.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.ExpectationTable.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeaturesTest {
  private static final GeoPoint SOUTH = new GeoPoint(40.70, -73.95);
  private static final GeoPoint NORTH = new GeoPoint(40.80, -73.95);
  private static final LookupTables TABLES = tables();

  @Test
  void anUnknownNameIsRefusedAndTheKnownOnesAreNamed() {
    assertThatThrownBy(() -> Features.named("meterKm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("meterKm")
        .hasMessageContaining("centroidKm");
  }

  @Test
  void namesAreUnique() {
    assertThat(Features.all()).extracting(Feature::name).doesNotHaveDuplicates();
    assertThat(Features.all())
        .hasSize(RequestFeatures.all().size() + ProgressFeatures.all().size());
  }

  @ParameterizedTest
  @CsvSource({
    // 04:30 UTC is half past eleven of the evening before, in winter
    "2026-01-13T04:30:00Z, 1410, 1, 72",
    // and half past midnight in summer
    "2026-07-14T04:30:00Z, 30, 2, 78"
  })
  void theClockIsNewYorks(Instant requestedAt, double minute, double weekday, double month) {
    FeatureInput input = FeatureInput.atRequest(ride(requestedAt, 1, 2, PaymentMethod.CARD));

    assertThat(value("minuteOfDay", input)).isEqualTo(minute);
    assertThat(value("weekday", input)).isEqualTo(weekday);
    assertThat(value("calendarMonth", input)).isEqualTo(month);
  }

  @Test
  void anExpectationIsTheProductOfItsFactors() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 2));

    // level 600 x pick-up 1.5 x drop-off 1 x pair
    double expected = 600 * 1.5 * value("pairFactor", input);
    assertThat(value("expectedSeconds", input)).isCloseTo(expected, within(1e-9));
    // x hour 2: Tuesday 13:00 in New York
    assertThat(value("expectedSecondsThisHour", input)).isCloseTo(2 * expected, within(1e-9));
    assertThat(value("pairRides", input)).isEqualTo(40);
  }

  @Test
  void theFactorsOfAPriceAreNotThoseOfItsDuration() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 2));

    assertThat(value("pickupFactor", input)).isEqualTo(1.5);
    assertThat(value("costPickupFactor", input)).isEqualTo(1.2);
    assertThat(value("tipPickupFactor", input)).isEqualTo(0.7);
    assertThat(value("dropoffFactor", input)).isEqualTo(1);
    assertThat(value("costDropoffFactor", input)).isEqualTo(1.1);
    assertThat(value("tipDropoffFactor", input)).isEqualTo(0.9);
    assertThat(value("pairFactor", input)).isGreaterThan(1);
    assertThat(value("costPairFactor", input)).isLessThan(1);
  }

  @Test
  void howOftenAMeterRecordsNoDistanceIsExpectedOfBothZones() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 2));

    assertThat(value("expectedUnmetered", input)).isCloseTo(0.04 * 6 * 0.5, within(1e-9));
  }

  @Test
  void aPairThatIsNotInTheTableFallsBackToItsZones() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 3));

    assertThat(value("expectedSeconds", input)).isCloseTo(1.5, within(1e-3));
    assertThat(value("pairRides", input)).isZero();
  }

  @Test
  void aRideWithoutStatedPaymentHasFactorsOfItsOwn() {
    FeatureInput stated = FeatureInput.atRequest(ride(3, 1));
    FeatureInput unstated =
        FeatureInput.atRequest(
            ride(Instant.parse("2026-01-13T18:00:00Z"), 3, 1, PaymentMethod.UNKNOWN));

    assertThat(value("unstatedPaymentFactor", stated)).isEqualTo(1);
    assertThat(value("unstatedPaymentFactor", unstated)).isCloseTo(1.25, within(1e-9));
    assertThat(value("expectedSeconds", unstated))
        .isCloseTo(1.25 * value("expectedSeconds", stated), within(1e-9));
  }

  @Test
  void anHourCountsForTheCityAndForBothBoroughs() {
    FeatureInput saturday =
        FeatureInput.atRequest(
            ride(Instant.parse("2026-01-17T18:00:00Z"), 1, 2, PaymentMethod.CARD));

    assertThat(value("hourFactor", saturday)).isCloseTo(1.1 * 1.5, within(1e-9));
  }

  @Test
  void streetsRunAtRightAngles() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 2));

    assertThat(value("gridKm", input))
        .isBetween(value("centroidKm", input), value("centroidKm", input) * Math.sqrt(2));
  }

  @Test
  void aZoneWithoutCentroidLeavesGaps() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 264));

    assertThat(value("centroidKm", input)).isNaN();
    assertThat(value("dropoffLatitude", input)).isNaN();
    assertThat(value("dropoffAreaKm2", input)).isNaN();
    assertThat(value("expectedSeconds", input)).isFinite();
    assertThat(value("coveredShare", input)).isNaN();
  }

  @Test
  void aZoneThatDoesNotExistIsAnError() {
    FeatureInput input = FeatureInput.atRequest(ride(1, 999));

    assertThatThrownBy(() -> value("centroidKm", input))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("999");
  }

  @ParameterizedTest
  @EnumSource
  void aTipIsRecordedUnlessPaidInCash(PaymentMethod method) {
    FeatureInput input =
        FeatureInput.atRequest(ride(Instant.parse("2026-01-13T18:00:00Z"), 1, 2, method));

    assertThat(value("tipIsRecorded", input)).isEqualTo(method == PaymentMethod.CASH ? 0 : 1);
    Double paidByCard = value("paidByCard", input);
    assertThat(paidByCard)
        .isEqualTo(
            switch (method) {
              case CARD -> Double.valueOf(1);
              case CASH -> Double.valueOf(0);
              case UNKNOWN -> Double.valueOf(Double.NaN);
            });
  }

  @Test
  void aQuarterOfTheWayInAThirdOfTheTimeIsSlowerThanPlanned() {
    GeoPoint position = new GeoPoint(40.725, -73.95);
    FeatureInput input =
        new FeatureInput(
            ride(1, 2),
            OptionalDouble.of(900),
            Optional.of(new ProgressFacts(Duration.ofMinutes(5), 3.5, position)),
            1.0,
            1.0);

    assertThat(value("elapsedShare", input)).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(value("coveredShare", input)).isCloseTo(0.25, within(1e-6));
    assertThat(value("paceAgainstPlan", input)).isCloseTo(4 / 3.0, within(1e-5));
    assertThat(value("remainingShareAtPace", input)).isCloseTo(1.0, within(1e-5));
    assertThat(value("drivenKmh", input)).isCloseTo(42, within(1e-9));
    assertThat(value("exactDropoff", input)).isZero();
  }

  @Test
  void beforeItStartsARideHasCoveredNothing() {
    FeatureInput input = FeatureInput.withDuration(ride(1, 2), 900);

    assertThat(value("elapsedSeconds", input)).isZero();
    assertThat(value("coveredShare", input)).isZero();
    assertThat(value("remainingDirectKm", input)).isEqualTo(value("directKm", input));
    assertThat(value("drivenKmh", input)).isNaN();
  }

  @Test
  void aRideThatIsSaidToTakeNoTimeIsPlannedAsASecondAndItsFeaturesAreFinite() {
    GeoPoint position = new GeoPoint(40.725, -73.95);
    FeatureInput input =
        new FeatureInput(
            ride(1, 2),
            OptionalDouble.of(0),
            Optional.of(new ProgressFacts(Duration.ofMinutes(5), 3.5, position)),
            1.0,
            1.0);

    assertThat(value("plannedSeconds", input)).isEqualTo(1);
    assertThat(value("elapsedShare", input)).isEqualTo(300);
    assertThat(value("plannedKmh", input)).isFinite();
  }

  private static double value(String feature, FeatureInput input) {
    return Features.named(feature).of(input, TABLES);
  }

  private static RideFacts ride(int pickup, int dropoff) {
    return ride(Instant.parse("2026-01-13T18:00:00Z"), pickup, dropoff, PaymentMethod.CARD);
  }

  private static RideFacts ride(Instant at, int pickup, int dropoff, PaymentMethod method) {
    return new RideFacts(
        at, pickup, dropoff, Optional.empty(), Optional.empty(), 1, method, TripType.STREET_HAIL);
  }

  private static LookupTables tables() {
    ZoneTable zones =
        new ZoneTable(
            List.of(
                zone(1, Optional.of(SOUTH)),
                zone(2, Optional.of(NORTH)),
                zone(3, Optional.of(new GeoPoint(40.71, -73.95))),
                zone(264, Optional.empty())));
    ExpectationTable expectations = new ExpectationTable();
    int band = ExpectationTable.distanceBand(1, 2, GreatCircle.distanceKm(SOUTH, NORTH));
    expectations.set(Quantity.SECONDS, Dimension.DISTANCE, band, 600);
    expectations.set(Quantity.SECONDS, Dimension.PICKUP, 1, 1.5);
    expectations.set(Quantity.UNMETERED, Dimension.DISTANCE, band, 0.04);
    expectations.set(Quantity.UNMETERED, Dimension.PICKUP, 1, 6);
    expectations.set(Quantity.UNMETERED, Dimension.DROPOFF, 2, 0.5);
    expectations.set(Quantity.COST, Dimension.PICKUP, 1, 1.2);
    expectations.set(Quantity.COST, Dimension.DROPOFF, 2, 1.1);
    expectations.set(Quantity.TIP, Dimension.PICKUP, 1, 0.7);
    expectations.set(Quantity.TIP, Dimension.DROPOFF, 2, 0.9);
    expectations.set(Quantity.SECONDS, Dimension.HOUR, 24 + 13, 2);
    expectations.set(Quantity.SECONDS, Dimension.UNSTATED_PICKUP, 3, 1.25);
    expectations.set(Quantity.SECONDS, Dimension.PICKUP_BOROUGH_HOUR, 24 + 13, 1.1);
    expectations.set(Quantity.SECONDS, Dimension.DROPOFF_BOROUGH_HOUR, 24 + 13, 1.5);
    return new LookupTables(
        zones,
        new ZonePairTable(List.of(new ZonePair(1, 2, 40, 900, 12, 1.2, 1, 0.9))),
        expectations);
  }

  private static Zone zone(int id, Optional<GeoPoint> centroid) {
    OptionalDouble area = centroid.isPresent() ? OptionalDouble.of(2) : OptionalDouble.empty();
    return new Zone(id, "Borough", "Zone " + id, "Boro Zone", centroid, area);
  }
}
