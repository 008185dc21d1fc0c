package io.taxiapp.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The tip that will be paid through the meter's card reader. Cash tips are not recorded anywhere,
/// so a cash ride's is zero.
///
/// @param recorded what the figure means for this ride; earlier messages do not say
public record TipPrediction(
    UUID rideId,
    int sequence,
    Cause cause,
    String causeEventId,
    Instant asOf,
    long tipCents,
    Interval tipInterval,
    String currency,
    Optional<TipRecording> recorded,
    ModelIdentity model,
    Map<String, Double> features)
    implements Prediction {

  public TipPrediction {
    Validation.atLeastOne("sequence", sequence);
    Validation.time("asOf", asOf);
    Validation.cents("tipCents", tipCents);
    Validation.currency(currency);
  }

  @Override
  public String messageId() {
    return rideId + ":tip:" + sequence;
  }
}
