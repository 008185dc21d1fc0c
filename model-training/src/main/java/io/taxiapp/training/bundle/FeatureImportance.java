package io.taxiapp.training.bundle;

import io.taxiapp.model.ModelCard.Gain;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.report.ErrorMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// How much each feature helps the trees of the value: XGBoost's total gain.
final class FeatureImportance {
  private FeatureImportance() {}

  /// The largest first; features that no tree uses have none.
  static List<Gain> of(QuantileForests forests, List<String> featureNames) {
    try {
      Map<String, Double> gains =
          forests
              .columns()
              .getFirst()
              .booster()
              .getScore(featureNames.toArray(new String[0]), "total_gain");
      double sum = gains.values().stream().mapToDouble(gain -> gain).sorted().sum();
      return featureNames.stream()
          .map(name -> new Gain(name, ErrorMetrics.rounded(gains.getOrDefault(name, 0.0) / sum)))
          .sorted(Comparator.comparingDouble(Gain::share).reversed())
          .toList();
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost tells no gains: " + e.getMessage(), e);
    }
  }
}
