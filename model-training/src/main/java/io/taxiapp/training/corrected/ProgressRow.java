package io.taxiapp.training.corrected;

import io.taxiapp.feature.FeatureInput;

/// A GPS trip at one moment.
///
/// @param exact whether its places were known to the metre or only by zone
/// @param share of the whole way that lies behind, by driven distance
public record ProgressRow(
    int trip, boolean exact, double share, FeatureInput input, double remainingSeconds) {

  public double initialSeconds() {
    return input.durationSeconds().orElseThrow();
  }

  public double elapsedSeconds() {
    return input.progress().map(progress -> progress.elapsed().toMillis() / 1000.0).orElse(0.0);
  }

  /// The simple rule that a correction must beat.
  public double initialLessElapsed() {
    return Math.max(0, initialSeconds() - elapsedSeconds());
  }
}
