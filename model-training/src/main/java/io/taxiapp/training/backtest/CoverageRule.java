package io.taxiapp.training.backtest;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.fit.RideTarget;
import io.taxiapp.training.report.Segment;

/// How many of the actuals must lie between p10 and p90.
///
/// A cash ride's tip is 0 by the model's definition, and so always within its interval: of tips,
/// card rides stand for all of them.
final class CoverageRule {
  static final String CARD = Segment.payment(PaymentMethod.CARD).label();

  private static final String CASH = Segment.payment(PaymentMethod.CASH).label();

  /// A segment of fewer rows is reported, not judged.
  private static final int MIN_ROWS = 500;

  private CoverageRule() {}

  /// Judges one line of a back-test.
  ///
  /// @param target `tip`, or another
  static AccuracyRow of(String target, BackTest line) {
    boolean tip = target.equals(RideTarget.TIP.modelName());
    String by = line.by().orElse("");
    boolean whole = tip ? line.segment().equals(CARD) : by.isEmpty();
    boolean tellsNothing = tip && (by.isEmpty() || line.segment().equals(CASH));
    double min = Double.NEGATIVE_INFINITY;
    double max = Double.POSITIVE_INFINITY;
    String comparedWith = "";
    if (tellsNothing) {
      comparedWith = "the recorded tip of a cash ride is always 0";
    } else if (whole) {
      min = 0.77;
      max = 0.83;
    } else if (line.rows() < MIN_ROWS) {
      comparedWith = "too few rows to judge";
    } else {
      min = 0.70;
      max = 0.90;
    }
    return new AccuracyRow(
        target + ", " + line.segment(),
        split(line),
        line.rows(),
        "p10-p90",
        line.coverage(),
        min,
        max,
        comparedWith);
  }

  static String split(BackTest line) {
    return line.trainedOn() + " to " + line.triedOn();
  }
}
