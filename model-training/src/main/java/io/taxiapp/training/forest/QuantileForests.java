package io.taxiapp.training.forest;

import java.util.ArrayList;
import java.util.List;

/// The forests of one model: value, p10, p50 and p90, in the order of the model's output columns.
///
/// @param calibration of what the forests of p10 and p90 say
public record QuantileForests(List<Forest> columns, GroupedCalibration calibration) {
  private static final int P10 = 1;
  private static final int P90 = 3;

  /// Trains all four on the same rows.
  ///
  /// @param rows in the order of time
  public static QuantileForests train(
      List<float[]> rows,
      float[] labels,
      Objective point,
      ForestSettings pointSettings,
      ForestSettings quantileSettings,
      GroupedCalibration calibration) {
    float[] unweighted = new float[0];
    Forest value = Forest.train(rows, labels, unweighted, pointSettings, point);
    return new QuantileForests(
        columns(value, rows, labels, unweighted, quantileSettings), calibration);
  }

  /// Trains the quantiles around a value that was trained by itself.
  ///
  /// @param rows in the order of time
  /// @param weights of the rows; empty where all count the same
  public static QuantileForests around(
      Forest value, List<float[]> rows, float[] labels, float[] weights, ForestSettings settings) {
    return new QuantileForests(
        columns(value, rows, labels, weights, settings),
        GroupedCalibration.uniform(IntervalCalibration.calibrate(rows, labels, weights, settings)));
  }

  private static List<Forest> columns(
      Forest value, List<float[]> rows, float[] labels, float[] weights, ForestSettings settings) {
    List<Forest> columns = new ArrayList<>(List.of(value));
    try (TrainingRows training = TrainingRows.of(rows, labels, weights)) {
      for (double share : new double[] {0.1, 0.5, 0.9}) {
        Objective quantile = new Objective.Quantile(share);
        columns.add(Forest.train(training.matrix(), quantile.base(labels), settings, quantile));
      }
    }
    return columns;
  }

  /// With an interval of its own for some rows, that holds on rows which no forest was trained on.
  public QuantileForests calibrated(RowGroup group, List<float[]> rows, float[] labels) {
    IntervalCalibration interval =
        ConformityScores.of(columns.get(P10), columns.get(P90), rows, labels)
            .calibration(group::contain);
    return new QuantileForests(
        columns,
        new GroupedCalibration(
            calibration.rest(), List.of(new GroupedCalibration.Group(group, interval))));
  }

  /// XGBoost's own predictions, the interval calibrated, one array for each column.
  public List<float[]> predict(List<float[]> rows) {
    try (TrainingRows matrix = TrainingRows.of(rows, new float[0])) {
      List<float[]> said = columns.stream().map(forest -> forest.predict(matrix.matrix())).toList();
      float[] p10 = said.get(P10);
      float[] p90 = said.get(P90);
      for (int i = 0; i < p10.length; i++) {
        IntervalCalibration interval = calibration.of(rows.get(i));
        float width = p90[i] - p10[i];
        p10[i] -= interval.lower() * width;
        p90[i] += interval.upper() * width;
      }
      return said;
    }
  }
}
