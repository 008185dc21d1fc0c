package io.taxiapp.model;

/// Walks the trees of a model for one row, eight at a time and without a branch: the steps of one
/// tree wait for memory, those of eight wait together.
///
/// Sums, calibration and scaling are done in the order and the precision of ONNX Runtime, so
/// that the bits of the outputs are the same ([TreeCheck]). For one thread at a time.
final class TreeScorer implements RowScorer {
  private static final int AT_ONCE = 8;

  private final Forests forests;
  private final int[] keys;
  private final float[] sums = new float[OnnxModel.COLUMNS];

  TreeScorer(Forests forests) {
    this.forests = forests;
    this.keys = new int[2 * forests.width];
  }

  @Override
  public void score(float[] row, float[] columns) {
    int width = forests.width;
    for (int i = 0; i < width; i++) {
      boolean gap = Float.isNaN(row[i]);
      int key = Forests.key(row[i]);
      keys[i] = gap ? Integer.MIN_VALUE : key;
      keys[i + width] = gap ? Integer.MAX_VALUE : key;
    }
    for (int column = 0; column < OnnxModel.COLUMNS; column++) {
      sums[column] = sum(forests.roots[column], forests.depths[column]) + forests.bases[column];
    }
    float[] calibration = forests.calibration(row);
    for (int column = 0; column < OnnxModel.COLUMNS; column++) {
      float calibrated = 0;
      for (int k = 0; k < OnnxModel.COLUMNS; k++) {
        calibrated = Math.fma(sums[k], calibration[k * OnnxModel.COLUMNS + column], calibrated);
      }
      columns[column] = forests.scale < 0 ? calibrated : calibrated * row[forests.scale];
    }
  }

  private float sum(int[] roots, int depth) {
    long[] nodes = forests.nodes;
    float[] leaves = forests.leaves;
    int[] row = keys;
    float sum = 0;
    int tree = 0;
    for (; tree + AT_ONCE <= roots.length; tree += AT_ONCE) {
      int a = roots[tree];
      int b = roots[tree + 1];
      int c = roots[tree + 2];
      int d = roots[tree + 3];
      int e = roots[tree + 4];
      int f = roots[tree + 5];
      int g = roots[tree + 6];
      int h = roots[tree + 7];
      for (int step = 0; step < depth; step++) {
        a = next(nodes[a], row);
        b = next(nodes[b], row);
        c = next(nodes[c], row);
        d = next(nodes[d], row);
        e = next(nodes[e], row);
        f = next(nodes[f], row);
        g = next(nodes[g], row);
        h = next(nodes[h], row);
      }
      sum += leaves[a];
      sum += leaves[b];
      sum += leaves[c];
      sum += leaves[d];
      sum += leaves[e];
      sum += leaves[f];
      sum += leaves[g];
      sum += leaves[h];
    }
    for (; tree < roots.length; tree++) {
      int a = roots[tree];
      for (int step = 0; step < depth; step++) {
        a = next(nodes[a], row);
      }
      sum += leaves[a];
    }
    return sum;
  }

  /// The left child if the row's key is below the threshold, else the right one.
  private static int next(long node, int[] row) {
    long below = ((long) row[Forests.feature(node)] - (node >> 32)) >> 63;
    return Forests.child(node) + 1 + (int) below;
  }

  @Override
  public void close() {}
}
