package io.taxiapp.model;

/// A matrix that the columns of some rows are multiplied with, row by row of the matrix, so that
/// their interval is as wide as it must be.
///
/// The rows: those with more of a feature than a limit; those that lack it, if the limit is NaN.
final class CalibrationMatrix {
  final float[] matrix;
  private final int feature;
  private final float limit;

  CalibrationMatrix(int feature, float limit, float[] matrix) {
    this.feature = feature;
    this.limit = limit;
    this.matrix = matrix;
  }

  boolean isOf(float[] row) {
    return Float.isNaN(limit) ? Float.isNaN(row[feature]) : row[feature] > limit;
  }

  /// Gives a row the limit, which is outside, or what is next to it inside; a gap where gaps are.
  void toEdge(float[] row, boolean inside) {
    row[feature] = inside ? Math.nextUp(limit) : limit;
  }
}
