package io.taxiapp.backend.estimate;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;

/// What a request for a ride and one for an estimate have in common.
public interface RideDescription {

  /// What is expected of a zone.
  String ZONE = "the id of a taxi zone (see GET /zones)";

  /// The problem of a number that is no zone's.
  String UNKNOWN_ZONE = "unknown-zone";

  int pickupZone();

  int dropoffZone();

  Optional<GeoPoint> pickup();

  Optional<GeoPoint> dropoff();

  Optional<Integer> passengers();

  Optional<PaymentMethod> paymentMethod();

  Optional<TripType> tripType();

  Optional<Instant> requestedAt();
}
