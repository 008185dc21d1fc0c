package io.taxiapp.training.forest;

import java.util.List;

/// Moves p10 and p90 outwards (or inwards, if below 0), so that rides later than those learned from
/// lie below, between and above them as often as they say: split conformal calibration of quantile
/// trees ([Romano, Patterson and Candès, 2019](https://arxiv.org/abs/1905.03222)), for each end by
/// itself, in shares of the interval's own width.
///
/// @param lower what p10 goes down by, as a share of p90 - p10
/// @param upper what p90 goes up by, likewise
public record IntervalCalibration(float lower, float upper) {
  public static final IntervalCalibration NONE = new IntervalCalibration(0, 0);

  private static final double LEARNED = 0.75;

  /// Learns quantiles from the earlier three quarters of the rows, and looks how the later quarter
  /// lies to them.
  ///
  /// @param rows in the order of time
  /// @param weights of the rows; empty where all count the same
  public static IntervalCalibration calibrate(
      List<float[]> rows, float[] labels, float[] weights, ForestSettings settings) {
    int cut = (int) (rows.size() * LEARNED);
    return ConformityScores.of(rows, labels, weights, settings, cut, rows.size())
        .calibration(_ -> true);
  }

  /// The wider of two, at each end by itself.
  IntervalCalibration orWider(IntervalCalibration other) {
    return new IntervalCalibration(Math.max(lower, other.lower), Math.max(upper, other.upper));
  }

  /// The matrix that a row of (value, p10, p50, p90) is multiplied with, row by row.
  public float[] matrix() {
    return new float[] {1, 0, 0, 0, 0, 1 + lower, 0, -upper, 0, 0, 1, 0, 0, -lower, 0, 1 + upper};
  }
}
