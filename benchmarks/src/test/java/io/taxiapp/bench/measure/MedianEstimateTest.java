package io.taxiapp.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianEstimateTest {

  @ParameterizedTest(name = "of 1 to {0}: {1} [{2}, {3}]")
  @CsvSource({
    "1, 1, 1, 1",
    "4, 2.5, 1, 4",
    "5, 3, 1, 5",
    "6, 3.5, 1, 6",
    "9, 5, 2, 8",
    "31, 16, 10, 22"
  })
  void theIntervalIsThatOfTheSignTest(int size, double median, double low, double high) {
    var figures =
        new ArrayList<>(IntStream.rangeClosed(1, size).mapToObj(i -> (double) i).toList());
    Collections.shuffle(figures, new Random(1));

    assertThat(MedianEstimate.of(figures)).isEqualTo(new MedianEstimate(median, low, high));
  }

  @Test
  void theIntervalHoldsTheTrueMedianInNineteenOfTwentyRuns() {
    var random = new Random(7);
    long held =
        IntStream.range(0, 2000)
            .mapToObj(
                _ ->
                    MedianEstimate.of(
                        DoubleStream.generate(random::nextGaussian).limit(15).boxed().toList()))
            .filter(middle -> middle.low() <= 0 && middle.high() >= 0)
            .count();

    assertThat(held).isBetween(1900L, 1990L);
  }

  @Test
  void thereIsNoMiddleOfNothing() {
    assertThatThrownBy(() -> MedianEstimate.of(List.of())).hasMessageContaining("expected figures");
  }
}
