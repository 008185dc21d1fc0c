package io.taxiapp.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.LabelledRide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thirty days of ten rides of each kind; on the last ten, apps ask $16 in place of $20.
final class AppPriceLevelTest {
  private static final ZoneTable ZONES =
      new ZoneTable(
          IntStream.rangeClosed(1, 2)
              .mapToObj(id -> new Zone(id, "", "", "", Optional.empty(), OptionalDouble.empty()))
              .toList());
  private static final int A_DAY = 20;
  private static final int CHEAPER_FROM = 20 * A_DAY;
  private static final List<LabelledRide> RIDES = rides();

  @Test
  void ridesBookedByAppArePricedAtTheLastDaysLevel() {
    List<LabelledRide> asOfTheEnd = AppPriceLevel.of(RIDES, ZONES).asOf(RIDES.size());

    assertThat(asOfTheEnd.get(0).costCents()).isCloseTo(1600, within(40.0));
    assertThat(asOfTheEnd.getLast().costCents()).isEqualTo(1500);
    assertThat(asOfTheEnd.get(RIDES.size() - 2).costCents()).isCloseTo(1600, within(20.0));
  }

  @Test
  void whatTheMeterAskedStaysAsItWas() {
    List<LabelledRide> asOfTheEnd = AppPriceLevel.of(RIDES, ZONES).asOf(RIDES.size());

    assertThat(asOfTheEnd.get(1)).isEqualTo(RIDES.get(1));
  }

  @Test
  void laterRidesAreNeitherPricedAnewNorLookedAt() {
    List<LabelledRide> asOfBefore = AppPriceLevel.of(RIDES, ZONES).asOf(CHEAPER_FROM);

    assertThat(asOfBefore.get(0).costCents()).isCloseTo(2000, within(20.0));
    assertThat(asOfBefore.subList(CHEAPER_FROM, RIDES.size()))
        .isEqualTo(RIDES.subList(CHEAPER_FROM, RIDES.size()));
  }

  @Test
  void withoutSuchRidesNothingChanges() {
    List<LabelledRide> metered =
        RIDES.stream().filter(r -> r.facts().paymentMethod() == PaymentMethod.CARD).toList();

    assertThat(AppPriceLevel.of(metered, ZONES).asOf(metered.size())).isEqualTo(metered);
  }

  private static List<LabelledRide> rides() {
    List<LabelledRide> rides = new ArrayList<>();
    Instant at = Instant.parse("2023-01-01T05:00:00Z");
    for (int i = 0; i < 30 * A_DAY; i++) {
      boolean app = i % 2 == 0;
      double cents = app ? (i < CHEAPER_FROM ? 2000 : 1600) : 1500;
      RideFacts facts =
          new RideFacts(
              at.plus(Duration.ofMinutes(72L * i)),
              1,
              2,
              Optional.empty(),
              Optional.empty(),
              1,
              app ? PaymentMethod.UNKNOWN : PaymentMethod.CARD,
              app ? TripType.DISPATCH : TripType.STREET_HAIL);
      rides.add(new LabelledRide(facts, 600, 3, cents, Double.NaN));
    }
    return rides;
  }
}
