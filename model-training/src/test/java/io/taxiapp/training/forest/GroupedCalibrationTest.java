package io.taxiapp.training.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.model.OnnxModel;
import io.taxiapp.training.onnx.OnnxWriter;
import io.taxiapp.training.onnx.ParityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows of two features, of which the second is missing in every other one.
final class GroupedCalibrationTest {
  private static final ForestSettings SMALL = new ForestSettings(20, 3, 0.2, 20, 0.8, 1);
  private static final List<RowGroup> GROUPS =
      List.of(new RowGroup.Missing(1), new RowGroup.Above(0, 0.9f));
  private static final List<float[]> ROWS = rows();

  @Test
  void aGroupThatDriftsIsWidenedAloneAndOnItsSideMore() {
    GroupedCalibration calibration = worst(labels(3000, -3));

    assertThat(missing(calibration).lower()).isGreaterThan(0.6f);
    assertThat(missing(calibration).upper()).isLessThan(0.2f);
    assertThat(calibration.rest().lower()).isCloseTo(0, within(0.15f));
    assertThat(calibration.rest().upper()).isCloseTo(0, within(0.15f));
  }

  @Test
  void theWorstQuarterDecides() {
    IntervalCalibration passing = missing(worst(labels(1000, 2000, 3)));

    assertThat(passing.upper()).isGreaterThan(0.6f);
  }

  @Test
  void theLabelsOfAQuarterStandAsTheyStoodBeforeIt() {
    List<Integer> asked = new ArrayList<>();
    float[] labels = labels(4000, 0);

    GroupedCalibration.worstOfLaterBlocks(
        ROWS,
        seen -> {
          asked.add(seen);
          return labels;
        },
        SMALL,
        GROUPS);

    assertThat(asked).containsExactly(1000, 2000, 3000);
  }

  @Test
  void theOnnxModelWidensEachGroupByItsOwn() {
    float[] labels = labels(3000, -3);
    QuantileForests forests =
        QuantileForests.train(ROWS, labels, new Objective.Mean(), SMALL, SMALL, worst(labels));

    byte[] onnx = OnnxWriter.write(forests, 2, OptionalInt.empty());

    ParityCheck.check(onnx, forests, ROWS, -1, 20_000);
    try (OnnxModel model = OnnxModel.open(onnx, 2)) {
      float[] stated = model.score(new float[] {0.5f, 1});
      float[] missing = model.score(new float[] {0.5f, Float.NaN});
      assertThat(missing[3] - missing[1]).isGreaterThan(1.4f * (stated[3] - stated[1]));
    }
  }

  @Test
  void rowsOfAnotherSourceGiveTheirGroupItsIntervalAndLeaveTheRest() {
    GroupedCalibration rest = GroupedCalibration.uniform(new IntervalCalibration(0.1f, 0.2f));
    float[] labels = labels(0, 0, 0);
    QuantileForests forests =
        QuantileForests.train(ROWS, labels, new Objective.Mean(), SMALL, SMALL, rest);
    RowGroup missing = GROUPS.getFirst();

    float[] others = labels(0, 3);
    GroupedCalibration calibrated = forests.calibrated(missing, ROWS, others).calibration();

    assertThat(calibrated.rest()).isEqualTo(rest.rest());
    assertThat(calibrated.groups())
        .extracting(GroupedCalibration.Group::rows)
        .containsExactly(missing);
    assertThat(missing(calibrated).upper()).isGreaterThan(0.6f);
    assertThat(missing(calibrated).lower()).isNegative();
  }

  @Test
  void aRowBelongsToTheFirstGroupThatContainsIt() {
    IntervalCalibration first = new IntervalCalibration(1, 1);
    IntervalCalibration second = new IntervalCalibration(2, 2);
    GroupedCalibration calibration =
        new GroupedCalibration(
            IntervalCalibration.NONE,
            List.of(
                new GroupedCalibration.Group(GROUPS.get(0), first),
                new GroupedCalibration.Group(GROUPS.get(1), second)));

    assertThat(calibration.of(new float[] {0.95f, Float.NaN})).isEqualTo(first);
    assertThat(calibration.of(new float[] {0.95f, 1})).isEqualTo(second);
    assertThat(calibration.of(new float[] {0.9f, 1})).isEqualTo(IntervalCalibration.NONE);
    assertThat(calibration.of(new float[] {Float.NaN, 1})).isEqualTo(IntervalCalibration.NONE);
  }

  private static IntervalCalibration missing(GroupedCalibration calibration) {
    return calibration.groups().getFirst().calibration();
  }

  private static GroupedCalibration worst(float[] labels) {
    return GroupedCalibration.worstOfLaterBlocks(ROWS, _ -> labels, SMALL, GROUPS);
  }

  private static List<float[]> rows() {
    Random random = new Random(7);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      rows.add(new float[] {random.nextFloat(), i % 2 == 0 ? Float.NaN : 1});
    }
    return rows;
  }

  private static float[] labels(int from, double shift) {
    return labels(from, ROWS.size(), shift);
  }

  /// Normal around 100; the rows of a while that lack the second feature are shifted.
  private static float[] labels(int from, int until, double shift) {
    Random random = new Random(8);
    float[] labels = new float[ROWS.size()];
    for (int i = 0; i < labels.length; i++) {
      boolean shifted = i >= from && i < until && i % 2 == 0;
      labels[i] = (float) (100 + random.nextGaussian() + (shifted ? shift : 0));
    }
    return labels;
  }
}
