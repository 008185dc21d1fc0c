package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;
import java.util.Locale;

/// Errors of the remaining duration at one part of the way, and those of two simple rules.
///
/// @param share of the driven way that lies behind
/// @param exact whether places were known exactly or by zone
/// @param initialLessElapsed of the rule "initial minus elapsed"
/// @param atPaceSoFar of the rule "the rest takes as long for its length as what lies behind"
record RemainingErrors(
    double share, boolean exact, Errors model, Errors initialLessElapsed, Errors atPaceSoFar) {

  static RemainingErrors at(double share, boolean exact) {
    return new RemainingErrors(share, exact, new Errors(), new Errors(), new Errors());
  }

  /// @param columns value, p10, p50, p90 in seconds
  /// @param pace the remaining seconds by the second rule
  void add(ProgressRow row, double[] columns, double pace) {
    double actual = row.remainingSeconds();
    model.add(columns[0], columns[1], columns[3], actual);
    initialLessElapsed.add(row.initialLessElapsed(), 0, 0, actual);
    atPaceSoFar.add(pace, 0, 0, actual);
  }

  /// A line of the model card.
  BackTest describe() {
    String rules =
        String.format(
            Locale.ROOT, "initial minus elapsed: MAE %.1f", initialLessElapsed.meanAbsolute());
    return model.describe(
        "GPS trips to 2008-06-01",
        "GPS trips 2008-06-06 to 06-09",
        String.format(
            Locale.ROOT,
            "remaining at %.0f %% of the way, places known %s",
            share * 100,
            exact ? "exactly" : "by zone"),
        ReportUnit.SECONDS,
        share == 0
            ? rules
            : rules
                + String.format(
                    Locale.ROOT, "; pace so far: MAE %.1f", atPaceSoFar.meanAbsolute()));
  }
}
