package io.taxiapp.backend.ride;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;

/// What the body of a request looks like, for the API document; [RequestedRide] reads it.
///
/// @param passengers 0 to 9; 1 if it is left out
/// @param requestedAt now, if it is left out; at most a day ahead
record RideRequestBody(
    String riderId,
    int pickupZone,
    int dropoffZone,
    Optional<GeoPoint> pickup,
    Optional<GeoPoint> dropoff,
    Optional<Integer> passengers,
    Optional<PaymentMethod> paymentMethod,
    Optional<TripType> tripType,
    Optional<Instant> requestedAt) {}
