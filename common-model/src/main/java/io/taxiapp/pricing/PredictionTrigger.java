package io.taxiapp.pricing;

import io.taxiapp.event.Cause;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import java.time.Instant;

/// One trigger to price a ride.
///
/// @param sequence of the prediction that is due
/// @param timestamp of the record that causes it, in milliseconds since 1970
/// @param durationSeconds the total duration to price
public record PredictionTrigger(
    RideRequested request,
    int sequence,
    Cause cause,
    String causeEventId,
    Instant asOf,
    long timestamp,
    long durationSeconds) {

  /// What the model may know.
  public FeatureInput input() {
    return FeatureInput.withDuration(RideFacts.of(request), (double) durationSeconds);
  }
}
