package io.taxiapp.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.fit.RideTarget;
import io.taxiapp.training.trip.LabelledRide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RideErrorsTest {
  private static final ZoneTable ZONES =
      new ZoneTable(
          List.of(new Zone(74, "Manhattan", "", "", Optional.empty(), OptionalDouble.empty())));

  @Test
  void everyRideIsCountedOverallAndInEachOfItsSegments() {
    RideErrors errors = new RideErrors(RideTarget.DURATION, ZONES, "before", "after");

    errors.add(ride(PaymentMethod.CARD, 600, 0), columns(660, 500, 700), OptionalDouble.empty());
    errors.add(ride(PaymentMethod.UNKNOWN, 600, 0), columns(600, 610, 700), OptionalDouble.empty());

    assertThat(errors.describe())
        .extracting(BackTest::segment)
        .containsExactly(
            "all",
            "card",
            "without payment type",
            "picked up in Manhattan",
            "picked up 6 to 10 h",
            "driven 2 to 5 km");
    BackTest all = errors.describe().getFirst();
    assertThat(all.by()).isEmpty();
    assertThat(all.rows()).isEqualTo(2);
    assertThat(all.mae()).isEqualTo(0.5);
    assertThat(all.coverage()).isEqualTo(0.5);
    assertThat(all.spread().orElseThrow().counts()).hasSize(40).contains(1L);
    assertThat(all.withinOneDollar()).isEmpty();
  }

  @Test
  void tipsAreReportedBySegmentOfTheCardRides() {
    RideErrors errors = new RideErrors(RideTarget.TIP, ZONES, "before", "after");

    errors.add(ride(PaymentMethod.CARD, 600, 300), columns(200, 100, 400), OptionalDouble.empty());
    errors.add(ride(PaymentMethod.CARD, 600, 600), columns(400, 300, 500), OptionalDouble.empty());
    errors.add(ride(PaymentMethod.CASH, 600, Double.NaN), columns(0, 0, 0), OptionalDouble.empty());

    assertThat(errors.describe())
        .extracting(BackTest::segment)
        .containsExactly(
            "all",
            "card",
            "cash",
            "card, picked up in Manhattan",
            "card, picked up 6 to 10 h",
            "card, driven 2 to 5 km");
    BackTest card = errors.describe().get(1);
    assertThat(card.withinOneDollar()).hasValue(0.5);
    // Squares 1 + 4 against a variance of 2 × 1.5² dollars.
    assertThat(card.r2()).hasValue(-0.1111);
    assertThat(errors.describe().getFirst().spread().orElseThrow().notAbove())
        .as("cash rides are no part of it")
        .containsExactly(0.0, 0.0, 0.5);
  }

  @Test
  void thePublishedTariffStandsBesideTheRidesThatItTellsOf() {
    RideErrors errors = new RideErrors(RideTarget.COST, ZONES, "before", "after");

    errors.add(ride(PaymentMethod.CARD, 600, 0), columns(1900, 0, 0), OptionalDouble.of(2300));
    errors.add(ride(PaymentMethod.CASH, 600, 0), columns(1900, 0, 0), OptionalDouble.empty());

    assertThat(errors.tariff().rows()).isEqualTo(1);
    assertThat(errors.describe())
        .filteredOn(line -> line.by().equals(Optional.of("payment")))
        .extracting(BackTest::comparedWith)
        .containsExactly("published tariff: MAE 3.000", "");
  }

  private static double[] columns(double value, double p10, double p90) {
    return new double[] {value, p10, value, p90};
  }

  private static LabelledRide ride(PaymentMethod payment, double seconds, double tipCents) {
    RideFacts facts =
        new RideFacts(
            Instant.parse("2023-02-01T13:00:00Z"),
            74,
            74,
            Optional.empty(),
            Optional.empty(),
            1,
            payment,
            TripType.STREET_HAIL);
    return new LabelledRide(facts, seconds, 3, 2000, tipCents);
  }
}
