package io.taxiapp.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What the ride will cost before the tip: fare, surcharges and taxes.
public record CostPrediction(
    UUID rideId,
    int sequence,
    Cause cause,
    String causeEventId,
    Instant asOf,
    long costCents,
    Interval costInterval,
    String currency,
    ModelIdentity model,
    Map<String, Double> features)
    implements Prediction {

  public CostPrediction {
    Validation.atLeastOne("sequence", sequence);
    Validation.time("asOf", asOf);
    Validation.cents("costCents", costCents);
    Validation.currency(currency);
  }

  @Override
  public String messageId() {
    return rideId + ":cost:" + sequence;
  }
}
