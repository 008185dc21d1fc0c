package io.taxiapp.feature;

import java.util.Optional;
import java.util.OptionalDouble;

/// All that a model may look at for one prediction.
///
/// @param durationSeconds the total duration as predicted so far: absent for the initial model, the
///     initial one for the corrected model, the latest for tip and cost
/// @param pickupTraffic live pace around the pick-up zone, actual over expected; 1.0 is "as
///     predicted" and "not known"
/// @param dropoffTraffic the same around the drop-off zone
public record FeatureInput(
    RideFacts ride,
    OptionalDouble durationSeconds,
    Optional<ProgressFacts> progress,
    double pickupTraffic,
    double dropoffTraffic) {

  /// A request of which nothing else is known yet.
  public static FeatureInput atRequest(RideFacts ride) {
    return new FeatureInput(ride, OptionalDouble.empty(), Optional.empty(), 1.0, 1.0);
  }

  /// A request with its predicted duration.
  public static FeatureInput withDuration(RideFacts ride, double durationSeconds) {
    return new FeatureInput(ride, OptionalDouble.of(durationSeconds), Optional.empty(), 1.0, 1.0);
  }
}
