package io.taxiapp.backend.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.backend.view.MessageKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RecentSecondsTest {

  private static final long START = 1_000_000_000L;

  private final RecentSeconds seconds = new RecentSeconds(START);

  @Test
  void aSecondCountsWhatWasReadInItWithTheLagOfItsPredictions() {
    seconds.message(MessageKind.RIDE_EVENT, 5_000, START);
    for (int lag = 1; lag <= 100; lag++) {
      seconds.message(MessageKind.TIP, lag, START + 10);
    }
    seconds.deadLetter(START + 999);

    assertThat(seconds.past(START + 500)).as("the second is not over").isEmpty();
    var second = seconds.past(START + 1_000).getFirst();
    assertThat(second.at()).isEqualTo(Instant.ofEpochMilli(START));
    assertThat(second.rideEvents()).isEqualTo(1);
    assertThat(second.tips()).isEqualTo(100);
    assertThat(second.deadLetters()).isEqualTo(1);
    assertThat(second.lagP50Ms()).hasValue(50);
    assertThat(second.lagP95Ms()).hasValue(95);
  }

  @Test
  void secondsInWhichNothingHappenedAreThereToo() {
    seconds.message(MessageKind.COST, 10, START);
    seconds.message(MessageKind.COST, 10, START + 3_000);

    var past = seconds.past(START + 4_000);
    assertThat(past).extracting(Second::costs).containsExactly(1, 0, 0, 1);
    assertThat(past.get(1).lagP50Ms()).isEmpty();
  }

  @Test
  void fiveMinutesAreKeptHoweverLongNobodyAsked() {
    assertThat(seconds.past(START + 3_600_000)).hasSize(300);
    assertThat(seconds.past(START + 3_601_000)).hasSize(300);
  }
}
