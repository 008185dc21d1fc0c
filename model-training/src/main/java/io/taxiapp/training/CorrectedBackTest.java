package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Tries a model of the remaining duration on GPS trips it has not seen, beside the simple rule
/// "initial minus elapsed".
final class CorrectedBackTest {
  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75);

  private CorrectedBackTest() {}

  /// @param predict value, p10, p50, p90 in seconds
  static List<BackTest> run(GpsSplit split, GpsCity city, Function<ProgressRow, double[]> predict) {
    List<BackTest> lines = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      ProgressRows moments = new ProgressRows(split.trips(), split.seen(), city, exact);
      for (double share : SHARES) {
        Errors model = new Errors();
        Errors rule = new Errors();
        for (ProgressRow row : moments.at(share, split.testFrom(), split.trips().size())) {
          double[] columns = predict.apply(row);
          model.add(columns[0], columns[1], columns[3], row.remainingSeconds());
          rule.add(row.initialLessElapsed(), 0, 0, row.remainingSeconds());
        }
        lines.add(
            model.describe(
                "GPS trips to 2008-06-01",
                "GPS trips 2008-06-06 to 06-09",
                String.format(
                    Locale.ROOT,
                    "remaining at %.0f %% of the way, places known %s",
                    share * 100,
                    exact ? "exactly" : "by zone"),
                ReportUnit.SECONDS,
                String.format(
                    Locale.ROOT,
                    "initial minus elapsed: MAE %.1f, RMSE %.1f",
                    rule.meanAbsolute(),
                    rule.rootMeanSquare())));
      }
    }
    return lines;
  }
}
