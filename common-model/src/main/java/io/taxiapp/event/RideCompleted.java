package io.taxiapp.event;

import java.time.Instant;
import java.util.UUID;

/// The ride is over; what really came of it: the labels for live accuracy and for training.
///
/// @param totalCents what the rider paid, the tip included
public record RideCompleted(
    UUID rideId,
    Instant at,
    long durationSeconds,
    double distanceKm,
    long fareCents,
    long tipCents,
    long totalCents,
    String currency)
    implements RideEvent {

  public RideCompleted {
    Validation.time("at", at);
    Validation.seconds("durationSeconds", durationSeconds);
    Validation.km("distanceKm", distanceKm);
    Validation.cents("fareCents", fareCents);
    Validation.cents("tipCents", tipCents);
    Validation.cents("totalCents", totalCents);
    Validation.that(
        totalCents >= tipCents, "totalCents", "at least the tip of " + tipCents, totalCents);
    Validation.currency(currency);
  }

  @Override
  public String messageId() {
    return rideId + ":completed";
  }

  @Override
  public Instant time() {
    return at;
  }
}
