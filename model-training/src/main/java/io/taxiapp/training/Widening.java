package io.taxiapp.training;

import java.util.Arrays;
import java.util.List;

/// Moves p10 and p90 outwards (or inwards, if below 0), so that rides later than those learned from
/// lie below, between and above them as often as they say: split conformal calibration of quantile
/// trees ([Romano, Patterson and Candès, 2019](https://arxiv.org/abs/1905.03222)), for each end by
/// itself, in shares of the interval's own width.
///
/// @param lower what p10 goes down by, as a share of p90 - p10
/// @param upper what p90 goes up by, likewise
record Widening(float lower, float upper) {
  static final Widening NONE = new Widening(0, 0);

  private static final double LEARNED = 0.75;
  private static final double NARROWEST = 1e-3;
  private static final double INSIDE = 0.9;

  /// Learns quantiles from the earlier three quarters of the rows, and looks how the later quarter
  /// lies to them.
  ///
  /// @param rows in the order of time
  /// @param weights of the rows; empty where all count the same
  static Widening calibrate(
      List<float[]> rows, float[] labels, float[] weights, ForestSettings settings) {
    int cut = (int) (rows.size() * LEARNED);
    float[] learnedLabels = Arrays.copyOf(labels, cut);
    float[] learnedWeights = weights.length == 0 ? weights : Arrays.copyOf(weights, cut);
    try (TrainingRows learned =
            TrainingRows.of(rows.subList(0, cut), learnedLabels, learnedWeights);
        TrainingRows later = TrainingRows.of(rows.subList(cut, rows.size()), new float[0])) {
      float[] p10 = quantile(0.1, learned, learnedLabels, settings).predict(later.matrix());
      float[] p90 = quantile(0.9, learned, learnedLabels, settings).predict(later.matrix());
      double[] below = new double[p10.length];
      double[] above = new double[p10.length];
      for (int i = 0; i < p10.length; i++) {
        double width = Math.max(NARROWEST, p90[i] - p10[i]);
        below[i] = (p10[i] - labels[cut + i]) / width;
        above[i] = (labels[cut + i] - p90[i]) / width;
      }
      return new Widening(share(below), share(above));
    }
  }

  private static Forest quantile(
      double share, TrainingRows rows, float[] labels, ForestSettings settings) {
    Objective objective = new Objective.Quantile(share);
    return Forest.train(rows.matrix(), objective.base(labels), settings, objective);
  }

  /// What nine of ten do not exceed.
  private static float share(double[] scores) {
    Arrays.sort(scores);
    return (float) scores[(int) Math.min(scores.length - 1, Math.ceil(INSIDE * scores.length))];
  }

  /// The matrix that a row of (value, p10, p50, p90) is multiplied with, row by row.
  float[] matrix() {
    return new float[] {1, 0, 0, 0, 0, 1 + lower, 0, -upper, 0, 0, 1, 0, 0, -lower, 0, 1 + upper};
  }
}
