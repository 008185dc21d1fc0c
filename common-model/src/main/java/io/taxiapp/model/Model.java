package io.taxiapp.model;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;

/// Predicts one target. Safe for use by many threads.
public interface Model {
  ModelIdentity identity();

  /// Predicts one ride.
  ///
  /// @throws IllegalArgumentException if the input cannot be predicted, for example for a zone that
  ///     does not exist
  /// @throws IllegalStateException if the result is not finite
  Scored predict(FeatureInput input);
}
