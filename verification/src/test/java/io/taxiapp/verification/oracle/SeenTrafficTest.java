package io.taxiapp.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.ZoneTraffic;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SeenTrafficTest {

  private final SeenTraffic traffic = new SeenTraffic();

  @Test
  void beforeAnythingIsPublishedAllGoesAsPredicted() {
    assertThat(traffic.extremes(74, 138)).containsExactly(1, 1);
  }

  @Test
  void bothZonesCountAndTheStartDoesToo() {
    note(74, 4);
    note(138, 0.25);

    assertThat(traffic.extremes(74, 138)).containsExactly(0.5, 2);
  }

  @Test
  void aZoneOfWhichNothingWasPublishedWentAsTheOthers() {
    note(74, 4);
    note(75, 0.25);

    assertThat(traffic.extremes(1, 1)).containsExactly(0.25, 4);
  }

  private void note(int zone, double ratio) {
    traffic.note(
        new ZoneTraffic(
            zone,
            Instant.EPOCH,
            1,
            1,
            OptionalLong.of(1),
            OptionalDouble.of(ratio),
            Optional.empty()));
  }
}
