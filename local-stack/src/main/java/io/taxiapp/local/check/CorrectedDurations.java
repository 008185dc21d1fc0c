package io.taxiapp.local.check;

import io.taxiapp.event.DurationPrediction;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.util.Map;
import java.util.Optional;

/// The corrected durations as the oracle works them out for itself, with the bundle that the
/// consumer is to use.
public interface CorrectedDurations {

  /// What is left of a ride, in whole seconds, by the model, from the feature row that a prediction
  /// names.
  long remaining(Map<String, Double> features);

  /// The row that a ride in a state would have, were the traffic the same around both its zones.
  Map<String, Double> features(
      RideFacts ride, long initialSeconds, Optional<ProgressFacts> progress, double traffic);

  /// The traffic that a prediction was made in, both zones together.
  static double traffic(DurationPrediction prediction, long initialSeconds) {
    return prediction.features().getOrDefault("plannedSeconds", Double.NaN) / initialSeconds;
  }

  /// The total in a ride's state, in whole seconds.
  default long total(
      RideFacts ride, long initialSeconds, Optional<ProgressFacts> progress, double traffic) {
    long elapsed = progress.map(facts -> facts.elapsed().toSeconds()).orElse(0L);
    return elapsed + remaining(features(ride, initialSeconds, progress, traffic));
  }
}
