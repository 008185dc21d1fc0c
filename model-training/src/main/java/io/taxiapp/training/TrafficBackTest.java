package io.taxiapp.training;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.OnnxModel;
import io.taxiapp.traffic.TrafficSettings;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Tries the corrected duration at the request on months of trip records: an initial model of
/// earlier months, the live traffic of the month as it goes on, and the model of the remaining
/// duration on top.
final class TrafficBackTest {

  /// The last month of each is replayed after the others.
  static final List<List<String>> MONTHS =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2023-01", "2023-02"),
          List.of("2023-01", "2023-02", "2023-04", "2024-01"));

  private TrafficBackTest() {}

  /// As many as there are records for, of those whose last month comes after what the traffic's
  /// settings were fitted on.
  static List<TrafficErrors.Tried> run(
      List<List<String>> tries,
      TrainingMonths months,
      LookupTables tables,
      TrafficSettings settings,
      byte[] onnx) {
    String fitted = TrafficFit.months(months).getLast().name();
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), tables);
    List<TrafficErrors.Tried> all = new ArrayList<>();
    try (OnnxModel model = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      for (List<String> names : tries) {
        List<Month> found =
            names.stream().map(YearMonth::parse).flatMap(m -> months.find(m).stream()).toList();
        if (found.size() < names.size() || names.getLast().compareTo(fitted) <= 0) {
          continue;
        }
        Month unseen = found.getLast();
        List<Ride> seen = Month.rides(found.subList(0, found.size() - 1));
        double[] initial = HonestDurations.predict(seen, unseen.rides(), tables.zones());
        TrafficErrors errors = TrafficErrors.none();
        TrafficReplay.run(
            errors,
            unseen.rides(),
            initial,
            tables.zones(),
            settings,
            input -> Columns.ordered(model.score(features.of(input))));
        String trainedOn = String.join(", ", names.subList(0, names.size() - 1));
        all.add(new TrafficErrors.Tried(trainedOn, unseen.name(), errors));
      }
    }
    return all;
  }
}
