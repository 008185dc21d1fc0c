package io.taxiapp.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The corrected (dynamic) duration: how long the whole ride takes, and how much of it is left at
/// [#asOf()].
public record DurationPrediction(
    UUID rideId,
    int sequence,
    Cause cause,
    String causeEventId,
    Instant asOf,
    long totalSeconds,
    Interval totalInterval,
    long remainingSeconds,
    Interval remainingInterval,
    ModelIdentity model,
    Map<String, Double> features)
    implements Prediction {

  public DurationPrediction {
    Validation.atLeastOne("sequence", sequence);
    Validation.time("asOf", asOf);
    Validation.seconds("totalSeconds", totalSeconds);
    Validation.seconds("remainingSeconds", remainingSeconds);
  }

  @Override
  public String messageId() {
    return rideId + ":duration:" + sequence;
  }
}
