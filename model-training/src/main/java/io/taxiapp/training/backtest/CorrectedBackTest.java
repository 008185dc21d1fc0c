package io.taxiapp.training.backtest;

import io.taxiapp.feature.Features;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.OnnxModel;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.corrected.ProgressRows;
import io.taxiapp.training.corrected.TrafficFit;
import io.taxiapp.training.onnx.OutputColumns;
import io.taxiapp.training.onnx.ParityCheck;
import io.taxiapp.training.trip.GpsSplit;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a model of the remaining duration reaches on GPS trips and months it has not seen.
///
/// @param onTheWay on GPS trips, their places known exactly and by zone
/// @param inTraffic at the request, on months of trip records that are replayed
public record CorrectedBackTest(
    List<RemainingErrors> onTheWay, List<TrafficErrors.Replayed> inTraffic) {
  private static final String PACE = "remainingShareAtPace";
  private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75);

  /// Trains as for a bundle, writes none, and tries the model.
  ///
  /// @param splits months of trip records, the later one of each to be replayed
  static CorrectedBackTest train(
      Path gpsTrips, List<MonthSplit> splits, TrainingMonths months, ZoneTable zones) {
    GpsSplit split = GpsSplit.read(gpsTrips);
    GpsCity city = new GpsCity();
    TrafficFit fit = TrafficFit.of(TrafficFit.months(splits, months), zones);
    LookupTables tables = CorrectedDurationModel.tables(zones);
    CorrectedDurationModel model =
        CorrectedDurationModel.train(CorrectedDurationModel.rows(split, city), city)
            .calibratedAtRequest(fit, tables);
    return run(split, city, model, splits, tables, fit.settings());
  }

  /// What is judged is the ONNX model, and XGBoost is given the same rows.
  public static CorrectedBackTest run(
      GpsSplit split,
      GpsCity city,
      CorrectedDurationModel model,
      List<MonthSplit> splits,
      LookupTables tables,
      TrafficSettings traffic) {
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), city.tables());
    byte[] onnx = model.toOnnx();
    List<float[]> asked = new ArrayList<>();
    List<RemainingErrors> onTheWay = new ArrayList<>();
    try (OnnxModel loaded = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      for (boolean exact : List.of(true, false)) {
        onTheWay.add(
            onTheWay(
                split,
                city,
                exact,
                row -> {
                  asked.add(features.of(row.input()));
                  return OutputColumns.ordered(loaded.score(asked.getLast()));
                }));
      }
    }
    ParityCheck.check(onnx, model.forests(), asked, CorrectedDurationModel.scaleColumn(), 0);
    return new CorrectedBackTest(onTheWay, TrafficBackTest.run(splits, tables, traffic, onnx));
  }

  /// The errors on the later trips, at each part of the way, beside those of two simple rules.
  ///
  /// @param exact whether places are known exactly or by zone
  /// @param predict value, p10, p50, p90 in seconds
  public static RemainingErrors onTheWay(
      GpsSplit split, GpsCity city, boolean exact, Function<ProgressRow, double[]> predict) {
    ProgressRows moments = new ProgressRows(split.trips(), split.trainCount(), city, exact);
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

  /// Lines of the model card.
  public List<BackTest> describe() {
    return Stream.concat(
            onTheWay.stream().flatMap(errors -> errors.describe().stream()),
            inTraffic.stream().flatMap(tried -> tried.describe().stream()))
        .toList();
  }
}
