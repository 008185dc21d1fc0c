package io.taxiapp.training.backtest;

import io.taxiapp.feature.Features;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.corrected.ProgressRows;
import io.taxiapp.training.trip.GpsSplit;
import java.util.List;
import java.util.function.Function;

/// Tries a model of the remaining duration on GPS trips it has not seen, beside two
/// simple rules.
public final class CorrectedBackTest {
  private static final String PACE = "remainingShareAtPace";
  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75);

  private CorrectedBackTest() {}

  /// The errors on the later trips, at each part of the way.
  ///
  /// @param exact whether places are known exactly or by zone
  /// @param predict value, p10, p50, p90 in seconds
  public static RemainingErrors run(
      GpsSplit split, GpsCity city, boolean exact, Function<ProgressRow, double[]> predict) {
    ProgressRows moments = new ProgressRows(split.trips(), split.seen(), city, exact);
    FeatureRow pace = new FeatureRow(Features.named(List.of(PACE)), city.tables());
    RemainingErrors errors = RemainingErrors.none(exact);
    for (double share : SHARES) {
      for (ProgressRow row : moments.at(share, split.testFrom(), split.trips().size())) {
        double atPace = atPaceSoFar(row, pace.of(row.input())[0]);
        errors.add(share, split.trips().get(row.trip()), row, predict.apply(row), atPace);
      }
    }
    return errors;
  }

  /// Where pick-up and drop-off are one place there is no pace: the other rule stands in.
  private static double atPaceSoFar(ProgressRow row, float remainingShareAtPace) {
    return Float.isNaN(remainingShareAtPace)
        ? row.initialLessElapsed()
        : remainingShareAtPace * row.initialSeconds();
  }
}
