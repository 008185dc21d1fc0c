package io.taxiapp.backend.estimate;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;

/// What the body of an estimate looks like, for the API document; [RideFactsReader] reads it.
///
/// @param requestedAt now, if it is left out
/// @param passengers 0 to 9; 1 if it is left out
record EstimateRequest(
    int pickupZone,
    int dropoffZone,
    Optional<GeoPoint> pickup,
    Optional<GeoPoint> dropoff,
    Optional<Integer> passengers,
    Optional<PaymentMethod> paymentMethod,
    Optional<TripType> tripType,
    Optional<Instant> requestedAt) {}
