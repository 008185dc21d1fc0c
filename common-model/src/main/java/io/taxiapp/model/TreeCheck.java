package io.taxiapp.model;

import java.util.Arrays;
import java.util.Random;

/// Whether the trees as [TreeScorer] walks them give the bits that ONNX Runtime gives.
///
/// The rows are drawn at the thresholds of the trees and at the limits of the calibrations, on both
/// sides of them, with gaps: where a walk that differs in one step shows.
record TreeCheck(Forests forests, RowScorer reference) {
  private static final long SEED = 1;
  private static final int GAPS_ONE_IN = 20;

  /// Compares so many rows.
  boolean agrees(int rows) {
    var random = new Random(SEED);
    var trees = new TreeScorer(forests);
    var expected = new float[OnnxModel.COLUMNS];
    var found = new float[OnnxModel.COLUMNS];
    for (int i = 0; i < rows; i++) {
      float[] row = row(random);
      reference.score(row, expected);
      trees.score(row, found);
      if (!Arrays.equals(expected, found)) {
        return false;
      }
    }
    return true;
  }

  private float[] row(Random random) {
    var row = new float[forests.width];
    for (int drawn = 0; drawn < 4 * row.length; drawn++) {
      long node = forests.nodes[random.nextInt(forests.nodes.length)];
      if (!Forests.isLeaf(node)) {
        float threshold = Forests.threshold(node);
        row[Forests.feature(node) % row.length] =
            random.nextBoolean() ? threshold : Math.nextDown(threshold);
      }
    }
    for (CalibrationMatrix of : forests.calibrations) {
      if (random.nextBoolean()) {
        of.toEdge(row, random.nextBoolean());
      }
    }
    for (int i = 0; i < row.length; i++) {
      if (i != forests.scale && random.nextInt(GAPS_ONE_IN) == 0) {
        row[i] = Float.NaN;
      }
    }
    return row;
  }
}
