package io.taxiapp.event;

import java.time.Instant;
import java.util.Map;

/// What a model says about a ride. Its identity is ride, kind and [#sequence()]; it names the
/// message that caused it. The same identity twice, or two identities for one cause, is a
/// duplicate.
public sealed interface Prediction extends RideMessage
    permits DurationPrediction, TipPrediction, CostPrediction {

  /// Counts the predictions of this kind for this ride from 1; a higher one supersedes the lower.
  int sequence();

  Cause cause();

  /// The `ce_id` of the message that led to it.
  String causeEventId();

  /// The event time of that message.
  Instant asOf();

  ModelIdentity model();

  /// The feature row it was computed from: with the named model, anyone can compute it again.
  Map<String, Double> features();

  @Override
  default Instant time() {
    return asOf();
  }
}
