package io.taxiapp.training.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IntervalCalibrationTest {
  private static final ForestSettings SMALL = new ForestSettings(20, 3, 0.2, 20, 0.8, 1);

  @Test
  void laterRidesThatScatterMoreWidenTheInterval() {
    IntervalCalibration calibration = calibrate(1, 2);

    // A normal interval of twice the scatter is as wide again: half of its width at each end.
    assertThat(calibration.lower()).isCloseTo(0.5f, within(0.2f));
    assertThat(calibration.upper()).isCloseTo(0.5f, within(0.2f));
  }

  @Test
  void laterRidesThatScatterLessNarrowIt() {
    IntervalCalibration calibration = calibrate(2, 1);

    assertThat(calibration.lower()).isNegative();
    assertThat(calibration.upper()).isNegative();
  }

  @Test
  void theMatrixMovesTheEndsAndNothingElse() {
    float[] row = {50, 40, 48, 60};
    float[] matrix = new IntervalCalibration(0.1f, 0.25f).matrix();

    float[] widened = new float[4];
    for (int column = 0; column < 4; column++) {
      for (int i = 0; i < 4; i++) {
        widened[column] += row[i] * matrix[i * 4 + column];
      }
    }

    assertThat(widened).containsExactly(new float[] {50, 38, 48, 65}, within(1e-4f));
  }

  private static IntervalCalibration calibrate(double scatterBefore, double scatterAfter) {
    Random random = new Random(7);
    List<float[]> rows = new ArrayList<>();
    float[] labels = new float[4000];
    for (int i = 0; i < labels.length; i++) {
      rows.add(new float[] {random.nextFloat()});
      labels[i] = (float) (100 + random.nextGaussian() * (i < 3000 ? scatterBefore : scatterAfter));
    }
    return IntervalCalibration.calibrate(rows, labels, new float[0], SMALL);
  }
}
