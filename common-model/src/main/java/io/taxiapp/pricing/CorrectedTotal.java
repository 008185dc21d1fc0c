package io.taxiapp.pricing;

import io.taxiapp.event.DurationPrediction;
import java.time.Instant;

/// What pricing needs of a corrected duration.
///
/// @param timestamp of its record, in milliseconds since 1970
record CorrectedTotal(
    int sequence, String messageId, Instant asOf, long totalSeconds, long timestamp) {

  static CorrectedTotal of(DurationPrediction duration, long timestamp) {
    return new CorrectedTotal(
        duration.sequence(),
        duration.messageId(),
        duration.asOf(),
        duration.totalSeconds(),
        timestamp);
  }
}
