package io.taxiapp.pricing;

import io.taxiapp.event.DurationPrediction;
import java.time.Instant;

/// What pricing needs of a corrected duration.
///
/// @param timestamp of its record, in milliseconds since 1970
record Correction(int sequence, String messageId, Instant asOf, long totalSeconds, long timestamp) {

  static Correction of(DurationPrediction duration, long timestamp) {
    return new Correction(
        duration.sequence(),
        duration.messageId(),
        duration.asOf(),
        duration.totalSeconds(),
        timestamp);
  }
}
