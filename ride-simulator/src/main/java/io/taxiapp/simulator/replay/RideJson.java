package io.taxiapp.simulator.replay;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.simulator.trip.Trip;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The bodies of the backend's HTTP interface, as far as a replay needs them.
final class RideJson {

  private static final String CURRENCY = "USD";

  private RideJson() {}

  record Request(
      String riderId,
      Instant requestedAt,
      int pickupZone,
      int dropoffZone,
      int passengers,
      PaymentMethod paymentMethod,
      TripType tripType) {

    static Request of(Trip trip, String riderId) {
      return new Request(
          riderId,
          trip.requestedAt(),
          trip.pickupZone(),
          trip.dropoffZone(),
          trip.passengers(),
          trip.paymentMethod(),
          trip.tripType());
    }
  }

  /// The answer to a request: more is in it.
  record AcceptedRide(UUID rideId, InitialDuration initialDuration) {
    record InitialDuration(long seconds, Interval interval) {}
  }

  /// A ride as the backend knows it: more is in it.
  record Known(
      UUID rideId,
      String status,
      Instant requestedAt,
      int pickupZone,
      int dropoffZone,
      int passengers,
      PaymentMethod paymentMethod,
      TripType tripType,
      AcceptedRide.InitialDuration initialDuration,
      Optional<Progress> progress) {

    RideFacts facts() {
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
  }

  record Progress(int sequence, Instant at, GeoPoint position, double distanceCoveredKm) {}

  record Completion(
      Instant at,
      long durationSeconds,
      double distanceKm,
      long fareCents,
      long tipCents,
      long totalCents,
      String currency) {

    static Completion of(Trip trip) {
      return new Completion(
          trip.completedAt(),
          trip.duration().toSeconds(),
          trip.distanceKm(),
          trip.fareCents(),
          trip.tipCents(),
          trip.totalCents(),
          CURRENCY);
    }
  }

  record Cancellation(Instant at, String reason) {
    static Cancellation of(Trip trip) {
      return new Cancellation(trip.completedAt(), "changed plans");
    }
  }
}
