package io.taxiapp.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventualVerdictTest {

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final OracleVerdict EXACT = new OracleVerdict(List.of(), List.of(), List.of());
  private static final OracleVerdict MISSING =
      new OracleVerdict(List.of("tip"), List.of(), List.of());
  private static final OracleVerdict TWICE =
      new OracleVerdict(List.of(), List.of("tip"), List.of());

  @Test
  void itIsFinalIfNothingIsMissingBeforeTheQuietAndAfterIt() throws InterruptedException {
    var settling = new EventualVerdict(Duration.ofMinutes(1), MOMENT, MOMENT);
    var looks = List.of(MISSING, EXACT, MISSING, MISSING, EXACT, TWICE).iterator();

    assertThat(settling.await(looks::next, () -> true)).isEqualTo(TWICE);
    assertThat(looks).isExhausted();
  }

  @Test
  void whatIsMissingWhenPatienceOrThePublisherIsGoneIsMissing() throws InterruptedException {
    var impatient = new EventualVerdict(Duration.ZERO, MOMENT, MOMENT);
    var patient = new EventualVerdict(Duration.ofMinutes(1), MOMENT, MOMENT);

    assertThat(impatient.await(() -> MISSING, () -> true)).isEqualTo(MISSING);
    assertThat(patient.await(() -> MISSING, () -> false)).isEqualTo(MISSING);
  }
}
