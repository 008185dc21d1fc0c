package io.taxiapp.stream;

/// What came of a record that was read: something was predicted, or nothing was due and this is
/// why. A record that should have led to a prediction and could not is neither: it throws, and goes
/// to the dead letters.
public enum Outcome {
  PREDICTED,
  /// The record only changed what is remembered of the ride.
  NOTED,
  /// The same message was seen before.
  REPEATED,
  /// The corrected duration has not moved enough to predict again.
  NOT_MOVED,
  /// The ride is over.
  RIDE_OVER,
  /// The ride was never seen, or is forgotten.
  RIDE_UNKNOWN;

  /// As it stands in the metrics: `not-moved`.
  String tag() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
