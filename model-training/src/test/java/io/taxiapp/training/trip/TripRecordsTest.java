package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.training.MadeUpData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    List<TripRecord> records = read(file);

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

    TripRecord booked = read(file).getFirst();
    TripRecord hailed = read(file).getLast();

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

    assertThat(read(named)).hasSize(3);
    assertThat(read(unnamed)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "266", "999", "74.5", "3000000000"})
  void aZoneThatDoesNotExistIsInvalidAndItsRowLeftOut(String zone) {
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("rides.parquet"), RIDES.replace("74,", zone + ","));

    TripRecords read = TripRecords.read(List.of(file), Long.MAX_VALUE);

    assertThat(read.records()).extracting(TripRecord::pickupZone).containsExactly(7, 42, 7);
    assertThat(read.leftOut().byKey()).containsExactly(entry("invalidZone", 1L));
    assertThat(read.leftOut().describe())
        .isEqualTo("1 with an invalid zone; zones: expected 1 to 265, found " + zone);
  }

  @Test
  void aPlaceThatTheTlcDoesNotKnowIsNoInvalidZone() {
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("rides.parquet"),
            RIDES.replace("74,", "265,").replace("75,", "264,"));

    assertThat(read(file).getLast().pickupZone()).isEqualTo(265);
    assertThat(read(file).getLast().dropoffZone()).isEqualTo(264);
  }

  @Test
  void rowsWithoutATimeOrAZoneAndRowsOfAnotherMonthAreCounted() {
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("green_tripdata_2021-01.parquet"), RIDES.replace(" 42, ", " NULL, "));

    assertThat(TripRecords.read(List.of(file), Long.MAX_VALUE).leftOut().byKey())
        .containsOnly(entry("noTimeOrZone", 1L), entry("otherMonth", 1L));
  }

  @Test
  void aRowThatRepeatsAnotherExactlyCountsOnceWhereverItStands() throws IOException {
    Path once = MadeUpData.writeParquet(directory.resolve("rides.parquet"), RIDES);
    String rows = RIDES.replace("VALUES", "");
    Path twice = MadeUpData.writeParquet(directory.resolve("twice.parquet"), RIDES + "," + rows);
    Path linked = Files.createSymbolicLink(directory.resolve("linked.parquet"), once);

    assertThat(read(twice)).isEqualTo(read(once));
    for (List<Path> files : List.of(List.of(twice), List.of(once, once), List.of(once, linked))) {
      TripRecords read = TripRecords.read(files, Long.MAX_VALUE);
      assertThat(read.records()).isEqualTo(read(once));
      assertThat(read.leftOut().byKey()).containsExactly(entry("repeated", 4L));
    }
    assertThat(TripRecords.read(List.of(twice, once), Long.MAX_VALUE).leftOut().total())
        .isEqualTo(8);
    assertThat(TripRecords.read(List.of(twice), 3).records()).isEqualTo(read(once).subList(0, 3));
  }

  @Test
  void aRepeatMayHaveOtherTypes() {
    Path numbers = MadeUpData.writeParquet(directory.resolve("rides.parquet"), RIDES);
    Path texts =
        MadeUpData.writeParquet(
            directory.resolve("texts.parquet"),
            RIDES
                .replace(" 74,", " '74.0',")
                .replace(" 42,", " '42',")
                .replace(" 7, 7", " '7', 7"));

    assertThat(TripRecords.read(List.of(numbers, texts), Long.MAX_VALUE).records()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.06, 12.36", "2.07, 12.37", "0, 10.3"})
  void aRowThatDiffersInAnythingIsNoRepeat(String amounts) {
    String ride = RIDES.substring(0, RIDES.indexOf("),") + 1);
    Path file =
        MadeUpData.writeParquet(
            directory.resolve("rides.parquet"),
            ride + "," + ride.replace("VALUES", "").replace("2.06, 12.36", amounts));

    assertThat(read(file)).hasSize(amounts.equals("2.06, 12.36") ? 1 : 2);
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

    TripRecord last = read(file).getLast();

    assertThat(last.passengers()).isEqualTo(2);
    assertThat(last.paymentMethod()).isEqualTo(PaymentMethod.CARD);
  }

  @Test
  void aLimitTakesTheFirstRides() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    assertThat(TripRecords.read(List.of(file), 2).records())
        .extracting(TripRecord::pickupZone)
        .containsExactly(42, 7);
  }

  @Test
  void aNameThatDuckDbTakesForAPatternIsAName() {
    Path file = MadeUpData.writeParquet(directory.resolve("a.parquet"), RIDES);
    for (String name :
        List.of("a[1].parquet", "a*.parquet", "?.parquet", "PULocationID=5.parquet")) {
      Path named = file.resolveSibling(name);
      assertThat(file.toFile().renameTo(named.toFile())).isTrue();
      MadeUpData.writeParquet(directory.resolve("a1.parquet"), RIDES.replace("74,", "1,"));
      MadeUpData.writeParquet(directory.resolve("a.parquet"), RIDES.replace("74,", "2,"));

      assertThat(read(named)).as(name).hasSize(4);
      assertThat(read(named).getLast().pickupZone()).as(name).isEqualTo(74);
      file = named;
    }
  }

  @Test
  void falseTipsOfRecordsWithoutPaymentTypeAndCashTipsAreNotLearned() {
    Path file = MadeUpData.writeParquet(directory.resolve("green_tripdata_2021-01.parquet"), RIDES);

    List<LabelledRide> rides = read(file).stream().map(LabelledRide::of).toList();

    assertThat(rides)
        .extracting(ride -> Double.isNaN(ride.tipCents()))
        .containsExactly(true, true, false);
    assertThat(rides.getLast().tipCents()).isEqualTo(206);
    assertThat(rides.getLast().costCents()).isEqualTo(1030);
  }

  @Test
  void whatCannotBeTrueIsNotLearned() {
    Path file = MadeUpData.writeParquet(directory.resolve("rides.parquet"), RIDES);

    LabelledRide refunded = LabelledRide.of(read(file).getFirst());

    assertThat(refunded.costCents()).isNaN();
    assertThat(refunded.tipCents()).isNaN();
  }

  private static List<TripRecord> read(Path file) {
    return TripRecords.read(List.of(file), Long.MAX_VALUE).records();
  }
}
