package io.taxiapp.training.onnx;

import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rows drawn where two implementations of the same trees are most likely to part: real rows, of
/// which some values are put on a split's threshold, a float's step below it or above it, or left
/// out. The same forests and rows give the same draws.
final class ThresholdSampler {
  private static final long SEED = 29;
  private static final double MOVED = 0.5;

  private final List<float[]> rows;
  private final int neverMissing;
  private final List<List<Float>> thresholds = new ArrayList<>();
  private final Random random = new Random(SEED);

  /// @param neverMissing a feature that is always there; -1 if there is none
  ThresholdSampler(QuantileForests forests, List<float[]> rows, int neverMissing) {
    this.rows = rows;
    this.neverMissing = neverMissing;
    for (int feature = 0; feature < rows.getFirst().length; feature++) {
      thresholds.add(new ArrayList<>());
    }
    for (Forest forest : forests.columns()) {
      for (Tree tree : forest.trees()) {
        for (Tree.Node node : tree.nodes()) {
          if (!node.isLeaf()) {
            thresholds.get(node.feature()).add(node.value());
          }
        }
      }
    }
  }

  List<float[]> draw(int count) {
    List<float[]> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      float[] row = rows.get(random.nextInt(rows.size())).clone();
      for (int feature = 0; feature < row.length; feature++) {
        if (random.nextDouble() < MOVED && !thresholds.get(feature).isEmpty()) {
          row[feature] = near(thresholds.get(feature), feature != neverMissing);
        }
      }
      drawn.add(row);
    }
    return drawn;
  }

  private float near(List<Float> ofFeature, boolean maybeMissing) {
    float threshold = ofFeature.get(random.nextInt(ofFeature.size()));
    return switch (random.nextInt(maybeMissing ? 4 : 3)) {
      case 0 -> Math.nextDown(threshold);
      case 1 -> Math.nextUp(threshold);
      case 2 -> threshold;
      default -> Float.NaN;
    };
  }
}
