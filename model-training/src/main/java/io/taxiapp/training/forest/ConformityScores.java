package io.taxiapp.training.forest;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How far rows lie outside the interval of quantiles that were learned from earlier ones, in
/// shares of the interval's own width; below 0 inside of it.
final class ConformityScores {
  private static final double MIN_WIDTH = 1e-3;
  private static final double INSIDE = 0.9;

  private final List<float[]> rows;

  /// How far below p10.
  private final double[] below;

  /// How far above p90.
  private final double[] above;

  private ConformityScores(List<float[]> rows, double[] below, double[] above) {
    this.rows = rows;
    this.below = below;
    this.above = above;
  }

  /// @param all rows in the order of time
  /// @param weights of the rows; empty where all count the same
  /// @param seen how many of the first to learn from
  /// @param until the first of the later ones that is not looked at
  static ConformityScores of(
      List<float[]> all,
      float[] labels,
      float[] weights,
      ForestSettings settings,
      int seen,
      int until) {
    float[] seenLabels = Arrays.copyOf(labels, seen);
    float[] seenWeights = weights.length == 0 ? weights : Arrays.copyOf(weights, seen);
    try (TrainingRows learned = TrainingRows.of(all.subList(0, seen), seenLabels, seenWeights)) {
      return of(
          quantile(0.1, learned, seenLabels, settings),
          quantile(0.9, learned, seenLabels, settings),
          all.subList(seen, until),
          Arrays.copyOfRange(labels, seen, until));
    }
  }

  /// @param rows that neither forest was trained on
  static ConformityScores of(Forest lower, Forest upper, List<float[]> rows, float[] labels) {
    try (TrainingRows later = TrainingRows.of(rows, new float[0])) {
      float[] p10 = lower.predict(later.matrix());
      float[] p90 = upper.predict(later.matrix());
      double[] below = new double[p10.length];
      double[] above = new double[p10.length];
      for (int i = 0; i < p10.length; i++) {
        double width = Math.max(MIN_WIDTH, p90[i] - p10[i]);
        below[i] = (p10[i] - labels[i]) / width;
        above[i] = (labels[i] - p90[i]) / width;
      }
      return new ConformityScores(rows, below, above);
    }
  }

  private static Forest quantile(
      double share, TrainingRows rows, float[] labels, ForestSettings settings) {
    Objective objective = new Objective.Quantile(share);
    return Forest.train(rows.matrix(), objective.base(labels), settings, objective);
  }

  /// What keeps nine of ten of the chosen rows on the inner side of each end; none where none is
  /// chosen.
  IntervalCalibration calibration(Predicate<float[]> chosen) {
    int[] those = IntStream.range(0, below.length).filter(i -> chosen.test(rows.get(i))).toArray();
    return those.length == 0
        ? IntervalCalibration.NONE
        : new IntervalCalibration(share(below, those), share(above, those));
  }

  private static float share(double[] scores, int[] those) {
    double[] sorted = IntStream.of(those).mapToDouble(i -> scores[i]).sorted().toArray();
    return (float) sorted[(int) Math.min(sorted.length - 1, Math.ceil(INSIDE * sorted.length))];
  }
}
