package io.taxiapp.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One ride's observation of how fast the traffic is.
///
/// @param ratio time taken over time expected: 1 as predicted, 2 twice as slow
/// @param weight the time expected, in rides of ten minutes
public record PaceObservation(Instant at, double ratio, double weight) {
  private static final double WEIGHT_SECONDS = 600;

  /// Beyond it, it was not the traffic.
  private static final double MAX = 4;

  /// Before it, the start of a ride says more than the road.
  private static final double MIN_COVERED = 0.1;

  private static final Duration LONGEST = Duration.ofHours(3);

  public PaceObservation {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException("ratio: expected a finite number over 0, found " + ratio);
    }
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "weight: expected a finite number of at least 0, found " + weight);
    }
  }

  /// What a ride that is over says; nothing if it took no time or more than three hours (a meter's
  /// mistake).
  ///
  /// @param expectedSeconds its duration as first predicted
  public static Optional<PaceObservation> completed(
      Instant at, double expectedSeconds, Duration taken) {
    return observation(at, expectedSeconds, taken);
  }

  /// What a ride on the road says.
  ///
  /// @param coveredShare of its way, 0 to 1; NaN if it cannot be told
  public static Optional<PaceObservation> onTheRoad(
      Instant at, double expectedSeconds, double coveredShare, Duration elapsed) {
    return coveredShare >= MIN_COVERED
        ? observation(at, coveredShare * expectedSeconds, elapsed)
        : Optional.empty();
  }

  private static Optional<PaceObservation> observation(
      Instant at, double expectedSeconds, Duration taken) {
    var seconds = taken.toMillis() / 1000.0;
    return expectedSeconds > 0 && seconds > 0 && taken.compareTo(LONGEST) <= 0
        ? Optional.of(
            new PaceObservation(
                at,
                Math.clamp(seconds / expectedSeconds, 1 / MAX, MAX),
                expectedSeconds / WEIGHT_SECONDS))
        : Optional.empty();
  }
}
