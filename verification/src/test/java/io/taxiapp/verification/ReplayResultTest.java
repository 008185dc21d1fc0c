package io.taxiapp.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.verification.oracle.OracleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReplayResultTest {

  private static final Trip TRIP =
      new Trip(
          Instant.EPOCH,
          74,
          75,
          1,
          PaymentMethod.CARD,
          TripType.STREET_HAIL,
          Duration.ofMinutes(10),
          3,
          1000,
          200,
          1500);

  @Test
  void aRideThatWasRefusedOrAReportThatWasNotTakenIsTold() {
    assertThat(isAllTaken(accepted())).isTrue();
    assertThat(isAllTaken(accepted(), new SentRide.Refused(TRIP, "503"))).isFalse();
    assertThat(isAllTaken(accepted(), accepted("/completion: 503"))).isFalse();
  }

  private static boolean isAllTaken(SentRide... sent) {
    return new ReplayResult(List.of(sent), Map.of(), OracleVerdict.unexpected(List.of()))
        .isAllTaken();
  }

  private static SentRide accepted(String... problems) {
    return new SentRide.Accepted(
        TRIP,
        UUID.randomUUID(),
        600,
        new Interval(500, 600, 700),
        0,
        Map.of(),
        Set.of(),
        SentRide.Ending.COMPLETED,
        List.of(problems));
  }
}
