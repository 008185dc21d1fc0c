package io.taxiapp.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LocalLevelTest {
  private static final double NOISE = 0.05;

  @Test
  void aLevelThatStandsStillIsTheMeanOfAllDays() {
    double[] seen = days(_ -> 1.0);

    double[] smooth = smooth(seen);

    assertThat(smooth[29]).isCloseTo(Arrays.stream(seen).average().orElseThrow(), within(0.01));
  }

  @Test
  void aLevelThatFallsAtTheEndHasFallen() {
    double[] smooth = smooth(days(day -> day < 25 ? 1.0 : 0.5));

    assertThat(smooth[10]).isCloseTo(1.0, within(0.1));
    assertThat(smooth[29]).isCloseTo(0.5, within(0.1));
  }

  @Test
  void theLongerTheGapTheLessTheDaysBeforeItCount() {
    double[] seen = {0, 0.1, -0.1, 0.1, -0.1, 0.6};
    double[] noise = IntStream.range(0, 6).mapToDouble(_ -> 0.1).toArray();

    double next = LocalLevel.smooth(new long[] {0, 1, 2, 3, 4, 5}, seen, noise)[5];
    double later = LocalLevel.smooth(new long[] {0, 1, 2, 3, 4, 400}, seen, noise)[5];

    assertThat(later).isGreaterThan(next + 0.1);
  }

  private static double[] smooth(double[] seen) {
    double[] noise = new double[seen.length];
    Arrays.fill(noise, NOISE * NOISE);
    return LocalLevel.smooth(LongStream.range(0, seen.length).toArray(), seen, noise);
  }

  private static double[] days(java.util.function.IntToDoubleFunction level) {
    Random random = new Random(3);
    return IntStream.range(0, 30)
        .mapToDouble(day -> level.applyAsDouble(day) + NOISE * random.nextGaussian())
        .toArray();
  }
}
