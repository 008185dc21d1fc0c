package io.taxiapp.training.forest;

import java.util.List;

/// A group of rows, told apart by one of their features.
public sealed interface RowGroup {
  /// The feature's column.
  int column();

  boolean contain(float[] row);

  /// In words.
  String describe(List<String> featureNames);

  /// Those that lack it.
  record Missing(int column) implements RowGroup {
    @Override
    public boolean contain(float[] row) {
      return Float.isNaN(row[column]);
    }

    @Override
    public String describe(List<String> featureNames) {
      return "no " + featureNames.get(column);
    }
  }

  /// Those that have more of it.
  record Above(int column, float limit) implements RowGroup {
    @Override
    public boolean contain(float[] row) {
      return row[column] > limit;
    }

    @Override
    public String describe(List<String> featureNames) {
      return featureNames.get(column) + " > " + limit;
    }
  }
}
