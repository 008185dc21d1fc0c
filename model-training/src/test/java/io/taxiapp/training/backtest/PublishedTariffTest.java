package io.taxiapp.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.NewYorkTime;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Four miles and 20 minutes, of which 6:40 are standing: $3.00 + 26 × $0.70 + $1.50 = $22.70.
final class PublishedTariffTest {
  private static final double FOUR_MILES = 4 * 1.609344 + 1e-6;
  private static final ZoneTable ZONES =
      new ZoneTable(
          List.of(
              zone(1, "EWR", "EWR"),
              zone(24, "Manhattan", "Yellow Zone"),
              zone(74, "Manhattan", "Boro Zone"),
              zone(132, "Queens", "Airports"),
              zone(138, "Queens", "Airports"),
              zone(223, "Queens", "Boro Zone"),
              zone(237, "Manhattan", "Yellow Zone")));

  @ParameterizedTest
  @CsvSource({
    "2023-02-01T12:00, 74, 223, 2270",
    "2023-02-01T17:00, 74, 223, 2520",
    "2023-02-04T17:00, 74, 223, 2270",
    "2023-02-01T23:00, 74, 223, 2370",
    "2023-02-01T05:59, 74, 223, 2370",
    "2023-02-01T12:00, 74, 237, 2545",
    "2023-02-01T12:00, 74, 24, 2270",
    "2023-02-01T12:00, 223, 138, 2770",
    "2023-02-01T12:00, 223, 1, 4270",
    "2023-02-01T12:00, 74, 132, 7150",
    "2023-02-01T17:00, 74, 132, 7650",
    "2023-02-01T12:00, 223, 132, 2270",
  })
  void aRideCostsWhatTheMeterAndTheSurchargesSay(
      LocalDateTime start, int pickup, int dropoff, double cents) {
    assertThat(cents(start, pickup, dropoff, FOUR_MILES)).hasValue(cents);
  }

  @ParameterizedTest
  @CsvSource({"2022-12-18T23:00, 6", "2025-01-05T00:00, 6", "2023-02-01T12:00, NaN"})
  void outsideTheYearsOfTheFiguresAndWithoutADistanceThereIsNone(LocalDateTime start, double km) {
    assertThat(cents(start, 74, 223, km)).isEmpty();
  }

  private static OptionalDouble cents(LocalDateTime start, int pickup, int dropoff, double km) {
    RideFacts ride =
        new RideFacts(
            start.atZone(NewYorkTime.ZONE).toInstant(),
            pickup,
            dropoff,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL);
    return PublishedTariff.cents(ride, ZONES, km, 1200);
  }

  private static Zone zone(int id, String borough, String serviceZone) {
    return new Zone(id, borough, "", serviceZone, Optional.empty(), OptionalDouble.empty());
  }
}
