package io.taxiapp.training;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.Features;
import io.taxiapp.model.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The model of the remaining duration: trees on ratios, trained on GPS trips of one city, so that
/// they hold in another. Their output is a share of the initial duration; the ONNX graph multiplies
/// it back into seconds.
record CorrectedDurationModel(FourForests forests) {
  static final List<String> FEATURES =
      List.of(
          "predictedSeconds",
          "elapsedShare",
          "remainingSharePlanned",
          "coveredShare",
          "remainingShareAtPace",
          "paceAgainstPlan",
          "directKm",
          "remainingDirectKm",
          "detour",
          "plannedKmh",
          "drivenKmh",
          "exactDropoff");
  static final Objective POINT = new Objective.Mean();
  static final ForestSettings VALUE = new ForestSettings(220, 6, 0.05, 20, 0.8, 0.7);
  static final ForestSettings QUANTILES = new ForestSettings(90, 5, 0.1, 20, 0.8, 0.7);
  private static final double MOST_SHARE = 4;

  static List<Feature> features() {
    return Features.named(FEATURES);
  }

  static int scaleColumn() {
    return FEATURES.indexOf("predictedSeconds");
  }

  static CorrectedDurationModel train(List<ProgressRow> rows, GpsCity city) {
    float[] labels = new float[rows.size()];
    float[] weights = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      ProgressRow row = rows.get(i);
      labels[i] = (float) Math.min(MOST_SHARE, row.remainingSeconds() / row.initialSeconds());
      // An error of a share costs more seconds on a longer ride.
      weights[i] = (float) (row.initialSeconds() / 600);
    }
    return new CorrectedDurationModel(
        FourForests.train(matrix(rows, city), labels, weights, POINT, VALUE, QUANTILES));
  }

  /// The rows that the trees see.
  static List<float[]> matrix(List<ProgressRow> rows, GpsCity city) {
    FeatureRow features = new FeatureRow(features(), city.tables());
    List<float[]> matrix = new ArrayList<>();
    for (ProgressRow row : rows) {
      matrix.add(features.of(row.input()));
    }
    return matrix;
  }

  byte[] toOnnx() {
    return OnnxWriter.write(forests, FEATURES.size(), OptionalInt.of(scaleColumn()));
  }
}
