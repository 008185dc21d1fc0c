package io.taxiapp.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  private static final double THREE_DIGITS = 0.2;

  @Test
  void pooledLatenciesHaveThePercentilesOfAllAndTheRestTheMean() {
    var quiet = sample(10).with(millis(1, 99));
    var noisy = sample(30).with(millis(100, 198));

    var both = Sample.pooled(List.of(quiet, noisy));

    assertThat(both.of(Measure.CPU)).isEqualTo(20);
    assertThat(both.of(Measure.P50)).isCloseTo(99, within(THREE_DIGITS));
    assertThat(both.of(Measure.P99)).isCloseTo(197, within(THREE_DIGITS));
  }

  @ParameterizedTest(name = "{0} and {1} of a hundred refused: percentiles {2}")
  @CsvSource({"0, 0, true", "0.2, 0, true", "0.3, 0, false"})
  void moreThanOneInAThousandRefusedLeaveNoPercentiles(
      double first, double second, boolean percentiles) {
    var one = sample(10).with(Measure.REFUSED, first).with(millis(1, 99));
    var other = sample(10).with(Measure.REFUSED, second).with(millis(1, 99));

    var pooled = Sample.pooled(List.of(one, other));

    assertThat(Double.isNaN(pooled.of(Measure.P99))).isNotEqualTo(percentiles);
    assertThat(pooled.of(Measure.CPU)).isEqualTo(10);
  }

  private static Sample sample(double cpu) {
    return new Sample(Map.of(Measure.CPU, cpu));
  }

  private static Histogram millis(int first, int last) {
    var latencies = new Histogram(3);
    LongStream.rangeClosed(first, last).forEach(it -> latencies.recordValue(it * 1_000_000));
    return latencies;
  }
}
