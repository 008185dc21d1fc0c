package io.taxiapp.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripRecordsTest {
  private static final String RIDES =
      """
      VALUES
        (TIMESTAMP '2021-01-05 12:00:00', TIMESTAMP '2021-01-05 12:10:30', 74, 75, 2.0, 1, 1, 1.5,
          9.0, 2.06, 12.36),
        (TIMESTAMP '2021-01-05 09:00:00', TIMESTAMP '2021-01-05 09:30:00', 42, 264, NULL, NULL,
          NULL, 0, 25.5, 2.75, 28.25),
        (TIMESTAMP '2021-01-05 10:00:00', TIMESTAMP '2021-01-05 10:01:00', 7, 7, 0.0, 2, 2, 0.3,
          4.0, 0.0, 4.8),
        (TIMESTAMP '2009-01-01 00:00:00', TIMESTAMP '2009-01-01 00:09:00', 7, 7, 1.0, 3, 1, 0.3,
          -4.0, 0.0, -4.8)
      """;

  @TempDir private Path directory;

  @Test
  void rowsAreReadInPickUpOrderInOurUnits() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    List<TripRecord> records = TripRecords.read(file);

    assertThat(records).extracting(TripRecord::pickupZone).containsExactly(42, 7, 74);
    TripRecord last = records.getLast();
    assertThat(last.pickupAt()).isEqualTo(Instant.parse("2021-01-05T17:00:00Z"));
    assertThat(last.duration()).isEqualTo(Duration.ofSeconds(630));
    assertThat(last.distanceKm()).isCloseTo(2.414, within(0.001));
    assertThat(last.fareCents()).isEqualTo(900);
    assertThat(last.tipCents()).isEqualTo(206);
    assertThat(last.totalCents()).isEqualTo(1236);
  }

  @Test
  void whatIsMissingIsReadAsUnknownDispatchedAndOnePassenger() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    TripRecord booked = TripRecords.read(file).getFirst();
    TripRecord hailed = TripRecords.read(file).getLast();

    assertThat(booked.paymentMethod()).isEqualTo(PaymentMethod.UNKNOWN);
    assertThat(booked.tripType()).isEqualTo(TripType.DISPATCH);
    assertThat(booked.passengers()).isEqualTo(1);
    assertThat(hailed.paymentMethod()).isEqualTo(PaymentMethod.CARD);
    assertThat(hailed.tripType()).isEqualTo(TripType.STREET_HAIL);
  }

  @Test
  void rowsOutsideTheFilesMonthAreLeftOutWhereItsNameTellsOne() {
    Path named = MadeUpData.writeParquet(directory.resolve("green_2021-01.parquet"), RIDES);
    Path unnamed = MadeUpData.writeParquet(directory.resolve("rides.parquet"), RIDES);

    assertThat(TripRecords.read(named)).hasSize(3);
    assertThat(TripRecords.read(unnamed)).hasSize(4);
  }

  @Test
  void aZoneThatDoesNotExistIsAPlaceNotKnown() {
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("rides.parquet"),
            RIDES.replace(" 42, ", " 0, ").replace("74,", "300,"));

    assertThat(TripRecords.read(file))
        .extracting(TripRecord::pickupZone)
        .containsExactly(7, 264, 7, 264);
  }

  @Test
  void aColumnMayBeText() {
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("rides.parquet"),
            RIDES
                .replace("2.0, 1, 1", "'2', 1, 1")
                .replace("0.0, 2, 2", "'0', 2, 2")
                .replace("1.0, 3, 1", "'1', 3, 1"));

    TripRecord last = TripRecords.read(file).getLast();

    assertThat(last.passengers()).isEqualTo(2);
    assertThat(last.paymentMethod()).isEqualTo(PaymentMethod.CARD);
  }

  @Test
  void aLimitTakesTheFirstRides() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    assertThat(TripRecords.read(List.of(file), 2))
        .extracting(TripRecord::pickupZone)
        .containsExactly(42, 7);
  }

  @Test
  void aFileThatIsNoMonthIsNamed() throws IOException {
    Path text = Files.writeString(directory.resolve("a.parquet"), "hello");
    Path missing = directory.resolve("b.parquet");

    assertThatThrownBy(() -> TripRecords.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.parquet: expected a month of green-taxi trip records");
    assertThatThrownBy(() -> TripRecords.read(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b.parquet: expected a Parquet file, found none");
  }

  @Test
  void falseTipsOfRecordsWithoutPaymentTypeAndCashTipsAreNotLearned() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    List<Ride> rides = TripRecords.read(file).stream().map(Ride::of).toList();

    assertThat(rides)
        .extracting(ride -> Double.isNaN(ride.tipCents()))
        .containsExactly(true, true, false);
    assertThat(rides.getLast().tipCents()).isEqualTo(206);
    assertThat(rides.getLast().costCents()).isEqualTo(1030);
  }

  @Test
  void whatCannotBeTrueIsNotLearned() {
    Path file = MadeUpData.writeParquet(directory.resolve("rides.parquet"), RIDES);

    Ride refunded = Ride.of(TripRecords.read(file).getFirst());

    assertThat(refunded.costCents()).isNaN();
    assertThat(refunded.tipCents()).isNaN();
  }
}
