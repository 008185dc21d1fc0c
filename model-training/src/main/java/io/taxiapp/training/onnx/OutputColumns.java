package io.taxiapp.training.onnx;

import java.util.Arrays;

/// A model's raw output columns as a service reads them: quantiles in order, nothing below 0.
public final class OutputColumns {
  private OutputColumns() {}

  public static double[] ordered(float[] raw) {
    double[] columns = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      columns[i] = Math.max(0, raw[i]);
    }
    Arrays.sort(columns, 1, columns.length);
    return columns;
  }
}
