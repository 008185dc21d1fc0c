package io.taxiapp.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Interval;
import org.junit.jupiter.api.Test;

final class PredictionErrorsTest {

  @Test
  void theErrorIsTheMeanOfWhatItWasOffAndTheCoverageWhatLayWithin() {
    var misses = new PredictionErrors("duration", "min", 60);
    misses.add(600, new Interval(500, 600, 700), 660);
    misses.add(600, new Interval(500, 600, 700), 420);

    assertThat(misses.meanAbsoluteError()).isEqualTo(2);
    assertThat(misses.coverage()).isEqualTo(0.5);
    assertThat(misses.line()).contains("duration", "2.00 min", "50 %");
  }

  @Test
  void noRidesHaveNoError() {
    assertThat(new PredictionErrors("tip", "$", 100).line()).contains("tip").doesNotContain("%");
  }
}
