package io.taxiapp.training.backtest;

import java.util.Locale;

/// One figure that must hold, or that is reported beside those that must.
///
/// @param target what is predicted, and of which rides
/// @param split what was trained on, and what it was tried on
/// @param min the smallest value that holds; minus infinity if there is none
/// @param max the largest value that holds; infinity if there is none
/// @param comparedWith what else is known of these rides: a published figure, or a simple rule's
public record AccuracyRow(
    String target,
    String split,
    long rows,
    String metric,
    double found,
    double min,
    double max,
    String comparedWith) {

  public boolean isJudged() {
    return min > Double.NEGATIVE_INFINITY || max < Double.POSITIVE_INFINITY;
  }

  public boolean holds() {
    return found >= min && found <= max;
  }

  public String mustBe() {
    if (!isJudged()) {
      return "";
    }
    return min == Double.NEGATIVE_INFINITY
        ? String.format(Locale.ROOT, "<= %.3f", max)
        : String.format(Locale.ROOT, "%.2f to %.2f", min, max);
  }

  public String verdict() {
    if (!isJudged()) {
      return "reported";
    }
    return holds() ? "ok" : "MISSED";
  }
}
