package io.taxiapp.pricing;

import io.taxiapp.event.DurationPrediction;
import java.time.Instant;

/// What pricing needs of a corrected duration.
record Correction(int sequence, String messageId, Instant asOf, long totalSeconds) {

  static Correction of(DurationPrediction duration) {
    return new Correction(
        duration.sequence(), duration.messageId(), duration.asOf(), duration.totalSeconds());
  }
}
