package io.taxiapp.training;

import java.util.Arrays;

/// A model's raw output columns as a service reads them: quantiles in order, nothing below 0.
final class Columns {
  private Columns() {}

  static double[] ordered(float[] raw) {
    double[] columns = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      columns[i] = Math.max(0, raw[i]);
    }
    Arrays.sort(columns, 1, columns.length);
    return columns;
  }
}
