package io.taxiapp.training.backtest;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.OnnxModel;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.fit.OutOfFoldDurations;
import io.taxiapp.training.onnx.OutputColumns;
import io.taxiapp.training.trip.LabelledRide;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TripMonth;
import java.util.ArrayList;
import java.util.List;

/// Tries the corrected duration at the request on months of trip records: an initial model of
/// earlier months, the live traffic of the month as it goes on, and the model of the remaining
/// duration on top.
public final class TrafficBackTest {

  /// The last month of each is replayed after the others.
  public static final List<List<String>> MONTHS =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2023-01", "2023-02"),
          List.of("2023-01", "2023-02", "2023-04", "2024-01"));

  private TrafficBackTest() {}

  /// Replays the later month of each.
  static List<TrafficErrors.Replayed> run(
      List<MonthSplit> splits, LookupTables tables, TrafficSettings settings, byte[] onnx) {
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), tables);
    List<TrafficErrors.Replayed> all = new ArrayList<>();
    try (OnnxModel model = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      for (MonthSplit months : splits) {
        List<LabelledRide> unseen = months.triedOn().rides();
        TrafficErrors errors = TrafficErrors.none();
        errors.replay(
            unseen,
            OutOfFoldDurations.predict(TripMonth.rides(months.trainedOn()), unseen, tables.zones()),
            tables.zones(),
            settings,
            input -> OutputColumns.ordered(model.score(features.of(input))));
        all.add(
            new TrafficErrors.Replayed(
                TripMonth.names(months.trainedOn()), months.triedOn().name(), errors));
      }
    }
    return all;
  }
}
