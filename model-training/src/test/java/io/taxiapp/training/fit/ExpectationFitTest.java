package io.taxiapp.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.Quantity;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.LabelledRide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectationFitTest {
  private static final ZoneTable ZONES =
      new ZoneTable(
          IntStream.rangeClosed(1, 9)
              .mapToObj(id -> new Zone(id, "", "", "", Optional.empty(), OptionalDouble.empty()))
              .toList());

  @Test
  void aCommonPairIsExpectedToTakeItsOwnMean() {
    List<LabelledRide> rides = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rides.add(ride(1, 2, 600));
      rides.add(ride(3, 4, 1800));
    }

    LookupTables tables = ExpectationFit.fit(rides, ZONES);

    assertThat(tables.expected(Quantity.SECONDS, ride(1, 2, 0).facts())).isBetween(590.0, 625.0);
    assertThat(tables.expected(Quantity.SECONDS, ride(3, 4, 0).facts())).isBetween(1750.0, 1810.0);
  }

  @Test
  void aPairOfFewRidesIsShrunk() {
    List<LabelledRide> rides = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rides.add(ride(1, 2, 600));
    }
    rides.addAll(List.of(ride(7, 8, 3000), ride(7, 8, 3000), ride(7, 8, 3000)));

    LookupTables tables = ExpectationFit.fit(rides, ZONES);

    assertThat(tables.pairs().find(7, 8))
        .hasValueSatisfying(
            pair -> {
              assertThat(pair.rides()).isEqualTo(3);
              assertThat(pair.medianSeconds()).isEqualTo(3000);
            });
    assertThat(tables.expected(Quantity.SECONDS, ride(7, 8, 0).facts())).isBetween(700.0, 2700.0);
  }

  @Test
  void whatNeverHappenedIsExpectedNever() {
    List<LabelledRide> rides = List.of(ride(1, 2, 600), ride(3, 4, 900));

    LookupTables tables = ExpectationFit.fit(rides, ZONES);

    assertThat(tables.expected(Quantity.UNMETERED, ride(1, 2, 0).facts())).isZero();
  }

  @Test
  void aTrainingRowsTablesDidNotSeeItsFold() {
    List<LabelledRide> rides = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rides.add(ride(1, 2, 600));
    }
    // Three rides of a pair, ten apart, all in one fold: its own tables do not know the pair.
    for (int i : new int[] {5, 15, 25}) {
      rides.set(i, ride(8, 9, 3000));
    }

    List<float[]> rows =
        OutOfFoldRows.of(rides, new double[0], Features.named(List.of("pairRides")), ZONES);

    assertThat(rows.get(5)[0]).isZero();
    assertThat(rows.get(6)[0]).isGreaterThan(80);
    assertThat(ExpectationFit.fit(rides, ZONES).pairs().find(8, 9)).isPresent();
  }

  private static LabelledRide ride(int pickup, int dropoff, double seconds) {
    RideFacts facts =
        new RideFacts(
            Instant.parse("2026-01-13T18:00:00Z"),
            pickup,
            dropoff,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL);
    return new LabelledRide(facts, seconds, 3, 1200, 200);
  }
}
