package io.taxiapp.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A rider asked for a ride, and was answered with [#initialDuration()].
///
/// @param pickupZone TLC taxi zone, 1 to 265
/// @param dropoffZone likewise
/// @param pickup where exactly, if the rider said so
public record RideRequested(
    UUID rideId,
    String riderId,
    Instant requestedAt,
    int pickupZone,
    int dropoffZone,
    Optional<GeoPoint> pickup,
    Optional<GeoPoint> dropoff,
    int passengers,
    PaymentMethod paymentMethod,
    TripType tripType,
    InitialDuration initialDuration)
    implements RideEvent {

  public RideRequested {
    Validation.that(!riderId.isBlank(), "riderId", "a name that is not blank", "'" + riderId + "'");
    Validation.time("requestedAt", requestedAt);
    Validation.zone("pickupZone", pickupZone);
    Validation.zone("dropoffZone", dropoffZone);
    Validation.that(passengers >= 0, "passengers", "a number of at least 0", passengers);
  }

  @Override
  public String messageId() {
    return rideId + ":requested";
  }

  @Override
  public Instant time() {
    return requestedAt;
  }
}
