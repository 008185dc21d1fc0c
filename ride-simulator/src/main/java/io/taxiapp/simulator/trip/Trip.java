package io.taxiapp.simulator.trip;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A whole ride as it really was, or might have been.
///
/// @param totalCents what the rider paid, the tip included
public record Trip(
    Instant requestedAt,
    int pickupZone,
    int dropoffZone,
    int passengers,
    PaymentMethod paymentMethod,
    TripType tripType,
    Duration duration,
    double distanceKm,
    long fareCents,
    long tipCents,
    long totalCents) {

  /// What the rider tells.
  public RideFacts facts() {
    return new RideFacts(
        requestedAt,
        pickupZone,
        dropoffZone,
        Optional.empty(),
        Optional.empty(),
        passengers,
        paymentMethod,
        tripType);
  }

  public Instant completedAt() {
    return requestedAt.plus(duration);
  }

  /// The time at which a share of the way, from 0 to 1, is done.
  public Instant at(double share) {
    return requestedAt.plusSeconds(Math.round(duration.toSeconds() * share));
  }

  /// The same ride in another time, to the second.
  Trip lasting(Duration other) {
    return new Trip(
        requestedAt,
        pickupZone,
        dropoffZone,
        passengers,
        paymentMethod,
        tripType,
        Duration.ofSeconds(Math.round(other.toMillis() / 1_000.0)),
        distanceKm,
        fareCents,
        tipCents,
        totalCents);
  }
}
