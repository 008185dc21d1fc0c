package io.taxiapp.training.backtest;

import java.util.Locale;

/// One figure that must hold, or that is reported beside those that must.
///
/// @param target what is predicted, and of which rides
/// @param split what was trained on, and what it was tried on
/// @param least the smallest value that holds; minus infinity if there is none
/// @param most the largest value that holds; infinity if there is none
/// @param beside what else is known of these rides: a published figure, or a simple rule's
public record AccuracyRow(
    String target,
    String split,
    long rows,
    String metric,
    double found,
    double least,
    double most,
    String beside) {

  public boolean isJudged() {
    return least > Double.NEGATIVE_INFINITY || most < Double.POSITIVE_INFINITY;
  }

  public boolean holds() {
    return found >= least && found <= most;
  }

  public String mustBe() {
    if (!isJudged()) {
      return "";
    }
    return least == Double.NEGATIVE_INFINITY
        ? String.format(Locale.ROOT, "<= %.3f", most)
        : String.format(Locale.ROOT, "%.2f to %.2f", least, most);
  }

  public String verdict() {
    if (!isJudged()) {
      return "reported";
    }
    return holds() ? "ok" : "MISSED";
  }
}
