package io.taxiapp.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The ride will not be completed.
public record RideCancelled(UUID rideId, Instant at, Optional<String> reason) implements RideEvent {

  public RideCancelled {
    Validation.time("at", at);
  }

  @Override
  public String messageId() {
    return rideId + ":cancelled";
  }

  @Override
  public Instant time() {
    return at;
  }
}
