package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;

/// What is known when a ride is requested.
///
/// @param pickup where exactly, if the rider said so; the zone's centroid stands in for it
///     otherwise
public record RideFacts(
    Instant requestedAt,
    int pickupZone,
    int dropoffZone,
    Optional<GeoPoint> pickup,
    Optional<GeoPoint> dropoff,
    int passengers,
    PaymentMethod paymentMethod,
    TripType tripType) {

  /// What a request event tells.
  public static RideFacts of(RideRequested request) {
    return new RideFacts(
        request.requestedAt(),
        request.pickupZone(),
        request.dropoffZone(),
        request.pickup(),
        request.dropoff(),
        request.passengers(),
        request.paymentMethod(),
        request.tripType());
  }
}
