package io.taxiapp.training.forest;

import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Rows for XGBoost, with NaN for gaps. Native memory: close it.
public final class TrainingRows implements AutoCloseable {
  private final DMatrix matrix;

  private TrainingRows(DMatrix matrix) {
    this.matrix = matrix;
  }

  public static TrainingRows of(List<float[]> rows, float[] labels) {
    return of(rows, labels, new float[0]);
  }

  static TrainingRows of(List<float[]> rows, float[] labels, float[] weights) {
    int width = rows.getFirst().length;
    float[] flat = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, flat, i * width, width);
    }
    try {
      DMatrix matrix = new DMatrix(flat, rows.size(), width, Float.NaN);
      if (labels.length > 0) {
        matrix.setLabel(labels);
      }
      if (weights.length > 0) {
        matrix.setWeight(weights);
      }
      return new TrainingRows(matrix);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost takes no rows: " + e.getMessage(), e);
    }
  }

  public DMatrix matrix() {
    return matrix;
  }

  @Override
  public void close() {
    matrix.dispose();
  }
}
