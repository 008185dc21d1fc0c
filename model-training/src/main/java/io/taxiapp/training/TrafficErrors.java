package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;
import java.util.Locale;
import java.util.Optional;

/// Errors of the total duration at the request, without and with the live traffic, on the same
/// rides.
///
/// @param trainedOn the months of the initial model
/// @param replayed the month whose rides were completed one after another
record TrafficErrors(String trainedOn, String replayed, Errors initial, Errors corrected) {

  /// A line of the model card.
  BackTest describe() {
    return corrected.describe(
        trainedOn,
        replayed,
        new Segment(Segment.By.NOTHING, 0, "total at the request with live traffic"),
        ReportUnit.MINUTES,
        String.format(
            Locale.ROOT,
            "initial duration: MAE %.4f, RMSE %.4f",
            initial.meanAbsolute() / 60,
            initial.rootMeanSquare() / 60),
        Optional.empty());
  }
}
