package io.taxiapp.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.model.OnnxModel;
import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.GroupedCalibration;
import io.taxiapp.training.forest.IntervalCalibration;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// XGBoost's trees and the ONNX model written from them say the same, at thresholds and gaps too.
class ForestParityTest {
  private static final ForestSettings SMALL = new ForestSettings(20, 4, 0.2, 5, 0.8, 1);
  private static final int WIDTH = 3;

  @Test
  void rowsWithGapsAreScoredAlike() {
    QuantileForests forests = train(rows(1500, 1));

    byte[] onnx = OnnxWriter.write(forests, WIDTH, OptionalInt.empty());

    ParityCheck.check(onnx, forests, rows(2000, 2), -1, 0);
  }

  @Test
  void aValueAtAThresholdTakesTheSameSide() {
    QuantileForests forests = train(rows(1500, 1));

    byte[] onnx = OnnxWriter.write(forests, WIDTH, OptionalInt.empty());

    ParityCheck.check(onnx, forests, rows(100, 2), -1, 20_000);
  }

  @Test
  void theDrawnRowsLieAtThresholds() {
    QuantileForests forests = train(rows(1500, 1));
    List<Float> thresholds =
        forests.columns().stream()
            .flatMap(forest -> forest.trees().stream())
            .flatMap(tree -> tree.nodes().stream())
            .filter(node -> !node.isLeaf())
            .map(Tree.Node::value)
            .toList();

    List<float[]> drawn = new ThresholdSampler(forests, rows(100, 2), -1).draw(1000);

    assertThat(drawn).anyMatch(row -> thresholds.contains(row[0]));
    assertThat(drawn).anyMatch(row -> thresholds.contains(Math.nextUp(row[0])));
    assertThat(drawn).anyMatch(row -> thresholds.contains(Math.nextDown(row[0])));
  }

  @Test
  void aScaleMultipliesEveryColumn() {
    QuantileForests forests = train(rows(1500, 1));
    float[] row = {0.3f, 0.4f, 0.5f};

    float[] plain = score(OnnxWriter.write(forests, WIDTH, OptionalInt.empty()), row);
    float[] scaled = score(OnnxWriter.write(forests, WIDTH, OptionalInt.of(2)), row);

    for (int column = 0; column < plain.length; column++) {
      assertThat(scaled[column]).isCloseTo(plain[column] * 0.5f, within(1e-5f));
    }
  }

  @Test
  void theCheckFindsATreeThatWasChanged() {
    QuantileForests forests = train(rows(1500, 1));
    Forest mean = forests.columns().getFirst();
    List<Tree> fewer = mean.trees().subList(1, mean.trees().size());
    List<Forest> columns = new ArrayList<>(forests.columns());
    columns.set(0, new Forest(mean.base(), fewer, mean.booster()));

    byte[] onnx =
        OnnxWriter.write(
            new QuantileForests(columns, GroupedCalibration.uniform(IntervalCalibration.NONE)),
            WIDTH,
            OptionalInt.empty());

    assertThatThrownBy(() -> ParityCheck.check(onnx, forests, rows(100, 2), -1, 0))
        .hasMessageContaining("column 0: XGBoost gives");
  }

  @Test
  void theSameRowsGiveTheSameBytes() {
    byte[] once = OnnxWriter.write(train(rows(1500, 1)), WIDTH, OptionalInt.empty());
    byte[] twice = OnnxWriter.write(train(rows(1500, 1)), WIDTH, OptionalInt.empty());

    assertThat(twice).isEqualTo(once);
  }

  private static float[] score(byte[] onnx, float[] row) {
    try (OnnxModel model = OnnxModel.open(onnx, WIDTH)) {
      return model.score(row);
    }
  }

  private static QuantileForests train(List<float[]> rows) {
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] row = rows.get(i);
      labels[i] = 600 + 900 * row[0] + (Float.isNaN(row[1]) ? 300 : 100 * row[1]) * row[2];
    }
    return QuantileForests.train(
        rows,
        labels,
        new Objective.Mean(),
        SMALL,
        SMALL,
        GroupedCalibration.uniform(
            IntervalCalibration.calibrate(rows, labels, new float[0], SMALL)));
  }

  private static List<float[]> rows(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new float[] {
            random.nextFloat(),
            random.nextInt(4) == 0 ? Float.NaN : random.nextFloat(),
            random.nextFloat()
          });
    }
    return rows;
  }
}
