package io.taxiapp.verification.oracle;

import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.util.Map;
import java.util.Optional;

/// The predictions as the oracle works them out for itself, with the bundles that the services use,
/// or used before they were updated.
public interface OracleModels {

  /// The name of the model that says how long a ride takes when it is requested.
  String INITIAL = "duration";

  /// Which model predicts a kind today.
  ModelIdentity identity(PredictionKind kind);

  /// Whether it is here to be asked.
  boolean has(ModelIdentity model);

  /// Whether a model of this kind says something that nobody here can work out again.
  default boolean isMissing(PredictionKind kind, ModelIdentity model) {
    return model.name().equals(identity(kind).name()) && !has(model);
  }

  /// The model to hold a prediction against: its own, or today's if that is none of the kind's.
  default ModelIdentity judging(PredictionKind kind, ModelIdentity model) {
    return model.name().equals(identity(kind).name()) && has(model) ? model : identity(kind);
  }

  /// What it says of the feature row that a prediction names: what is left of the ride in seconds,
  /// or a tip or a cost in cents.
  Estimate estimate(ModelIdentity model, Map<String, Double> features);

  /// What it says of a ride that is requested, in seconds.
  Estimate initial(ModelIdentity model, RideFacts ride);

  /// The row that a ride in a state would have, were the traffic the same around both its zones.
  ///
  /// @throws IllegalArgumentException if such a ride cannot be predicted
  Map<String, Double> features(
      ModelIdentity model,
      RideFacts ride,
      long initialSeconds,
      Optional<ProgressFacts> progress,
      double traffic);

  /// The row that a tip or a cost of a ride that takes so long would have.
  Map<String, Double> priceFeatures(ModelIdentity model, RideFacts ride, long durationSeconds);

  /// The traffic that a prediction was made in, both zones together.
  static double traffic(DurationPrediction prediction, long initialSeconds) {
    return prediction.features().getOrDefault("plannedSeconds", Double.NaN)
        / Math.max(1, initialSeconds);
  }

  /// Whether a published row is the one that was worked out, but for rounding.
  static boolean isNear(Map<String, Double> expected, Map<String, Double> found) {
    return expected.keySet().equals(found.keySet())
        && expected.entrySet().stream()
            .allMatch(
                feature ->
                    Math.abs(feature.getValue() - found.getOrDefault(feature.getKey(), Double.NaN))
                        <= 1e-4 * Math.max(1, Math.abs(feature.getValue())));
  }

  /// The total in a ride's state, in whole seconds.
  default long total(
      ModelIdentity model,
      RideFacts ride,
      long initialSeconds,
      Optional<ProgressFacts> progress,
      double traffic) {
    long elapsed = progress.map(facts -> facts.elapsed().toSeconds()).orElse(0L);
    var left = estimate(model, features(model, ride, initialSeconds, progress, traffic));
    return elapsed + left.value();
  }
}
