package io.taxiapp.training.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.model.OnnxModel;
import io.taxiapp.training.onnx.OnnxWriter;
import io.taxiapp.training.onnx.Parity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows of two features, of which the second is missing in every other one.
final class WideningsTest {
  private static final ForestSettings SMALL = new ForestSettings(20, 3, 0.2, 20, 0.8, 1);
  private static final List<RowsApart> APART =
      List.of(new RowsApart.Lacking(1), new RowsApart.Above(0, 0.9f));
  private static final List<float[]> ROWS = rows();

  @Test
  void aGroupThatDriftsIsWidenedAloneAndOnItsSideMore() {
    Widenings widenings = worst(labels(3000, -3));

    assertThat(lacking(widenings).lower()).isGreaterThan(0.6f);
    assertThat(lacking(widenings).upper()).isLessThan(0.2f);
    assertThat(widenings.rest().lower()).isCloseTo(0, within(0.15f));
    assertThat(widenings.rest().upper()).isCloseTo(0, within(0.15f));
  }

  @Test
  void theWorstQuarterDecides() {
    Widening passing = lacking(worst(labels(1000, 2000, 3)));

    assertThat(passing.upper()).isGreaterThan(0.6f);
  }

  @Test
  void theLabelsOfAQuarterStandAsTheyStoodBeforeIt() {
    List<Integer> asked = new ArrayList<>();
    float[] labels = labels(4000, 0);

    Widenings.worstOfLater(
        ROWS,
        seen -> {
          asked.add(seen);
          return labels;
        },
        SMALL,
        APART);

    assertThat(asked).containsExactly(1000, 2000, 3000);
  }

  @Test
  void theOnnxModelWidensEachGroupByItsOwn() {
    float[] labels = labels(3000, -3);
    FourForests forests =
        FourForests.train(ROWS, labels, new Objective.Mean(), SMALL, SMALL, worst(labels));

    byte[] onnx = OnnxWriter.write(forests, 2, OptionalInt.empty());

    Parity.check(onnx, forests, ROWS, -1, 20_000);
    try (OnnxModel model = OnnxModel.open(onnx, 2)) {
      float[] stated = model.score(new float[] {0.5f, 1});
      float[] missing = model.score(new float[] {0.5f, Float.NaN});
      assertThat(missing[3] - missing[1]).isGreaterThan(1.4f * (stated[3] - stated[1]));
    }
  }

  @Test
  void rowsOfAnotherSourceGiveTheirGroupItsIntervalAndLeaveTheRest() {
    Widenings rest = Widenings.alike(new Widening(0.1f, 0.2f));
    float[] labels = labels(0, 0, 0);
    FourForests forests = FourForests.train(ROWS, labels, new Objective.Mean(), SMALL, SMALL, rest);
    RowsApart lacking = APART.getFirst();

    float[] others = labels(0, 3);
    Widenings calibrated = forests.calibrated(lacking, ROWS, others).widenings();

    assertThat(calibrated.rest()).isEqualTo(rest.rest());
    assertThat(calibrated.groups()).extracting(Widenings.Group::rows).containsExactly(lacking);
    assertThat(lacking(calibrated).upper()).isGreaterThan(0.6f);
    assertThat(lacking(calibrated).lower()).isNegative();
  }

  @Test
  void aRowBelongsToTheFirstGroupThatContainsIt() {
    Widening first = new Widening(1, 1);
    Widening second = new Widening(2, 2);
    Widenings widenings =
        new Widenings(
            Widening.NONE,
            List.of(
                new Widenings.Group(APART.get(0), first),
                new Widenings.Group(APART.get(1), second)));

    assertThat(widenings.of(new float[] {0.95f, Float.NaN})).isEqualTo(first);
    assertThat(widenings.of(new float[] {0.95f, 1})).isEqualTo(second);
    assertThat(widenings.of(new float[] {0.9f, 1})).isEqualTo(Widening.NONE);
    assertThat(widenings.of(new float[] {Float.NaN, 1})).isEqualTo(Widening.NONE);
  }

  private static Widening lacking(Widenings widenings) {
    return widenings.groups().getFirst().widening();
  }

  private static Widenings worst(float[] labels) {
    return Widenings.worstOfLater(ROWS, _ -> labels, SMALL, APART);
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
