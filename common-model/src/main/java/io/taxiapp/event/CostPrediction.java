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
    Check.atLeastOne("sequence", sequence);
    Check.time("asOf", asOf);
    Check.cents("costCents", costCents);
    Check.currency(currency);
  }

  @Override
  public String messageId() {
    return rideId + ":cost:" + sequence;
  }
}
