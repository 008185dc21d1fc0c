package io.taxiapp.training.forest;

import java.util.List;

/// Rows that are told apart by one of their features.
public sealed interface RowsApart {
  /// The feature's column.
  int column();

  boolean contain(float[] row);

  /// In words.
  String describe(List<String> featureNames);

  /// Those that lack it.
  record Lacking(int column) implements RowsApart {
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
  record Above(int column, float limit) implements RowsApart {
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
