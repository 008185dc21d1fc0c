package io.taxiapp.model;

/// A way to score one row at a time, on one thread at a time.
interface RowScorer extends AutoCloseable {

  /// Scores a row; NaN is a gap.
  ///
  /// @param columns gets value, p10, p50, p90
  void score(float[] row, float[] columns);

  @Override
  void close();
}
