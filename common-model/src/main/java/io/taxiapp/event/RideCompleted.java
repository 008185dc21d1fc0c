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
    Check.time("at", at);
    Check.seconds("durationSeconds", durationSeconds);
    Check.km("distanceKm", distanceKm);
    Check.cents("fareCents", fareCents);
    Check.cents("tipCents", tipCents);
    Check.cents("totalCents", totalCents);
    Check.that(totalCents >= tipCents, "totalCents", "at least the tip of " + tipCents, totalCents);
    Check.currency(currency);
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
