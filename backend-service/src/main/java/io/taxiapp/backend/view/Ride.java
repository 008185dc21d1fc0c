package io.taxiapp.backend.view;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A ride as it is shown: the request and the latest of everything else.
///
/// @param initialDuration what the rider was told at once
/// @param duration the latest correction of it
/// @param request the event behind it, for programs in here
public record Ride(
    UUID rideId,
    String riderId,
    RideStatus status,
    Instant requestedAt,
    int pickupZone,
    int dropoffZone,
    @Schema(requiredMode = NOT_REQUIRED) Optional<GeoPoint> pickup,
    @Schema(requiredMode = NOT_REQUIRED) Optional<GeoPoint> dropoff,
    int passengers,
    PaymentMethod paymentMethod,
    TripType tripType,
    InitialDuration initialDuration,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Corrected> duration,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Priced> tip,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Priced> cost,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Progress> progress,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Completion> completion,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Cancellation> cancellation,
    @JsonIgnore RideRequested request) {

  /// The latest corrected duration.
  public record Corrected(
      int sequence,
      Cause cause,
      Instant asOf,
      long totalSeconds,
      Interval totalInterval,
      long remainingSeconds,
      Interval remainingInterval,
      ModelIdentity model) {

    static Corrected of(DurationPrediction p) {
      return new Corrected(
          p.sequence(),
          p.cause(),
          p.asOf(),
          p.totalSeconds(),
          p.totalInterval(),
          p.remainingSeconds(),
          p.remainingInterval(),
          p.model());
    }
  }

  /// The latest tip, or cost before tip.
  public record Priced(
      int sequence,
      Cause cause,
      Instant asOf,
      long cents,
      Interval interval,
      String currency,
      ModelIdentity model) {

    static Priced of(TipPrediction p) {
      return new Priced(
          p.sequence(),
          p.cause(),
          p.asOf(),
          p.tipCents(),
          p.tipInterval(),
          p.currency(),
          p.model());
    }

    static Priced of(CostPrediction p) {
      return new Priced(
          p.sequence(),
          p.cause(),
          p.asOf(),
          p.costCents(),
          p.costInterval(),
          p.currency(),
          p.model());
    }
  }

  /// The last report from the road.
  public record Progress(int sequence, Instant at, GeoPoint position, double distanceCoveredKm) {}

  /// What really came of it.
  public record Completion(
      Instant at,
      long durationSeconds,
      double distanceKm,
      long fareCents,
      long tipCents,
      long totalCents,
      String currency) {}

  /// Why there is nothing more to come.
  public record Cancellation(
      Instant at, @Schema(requiredMode = NOT_REQUIRED) Optional<String> reason) {}

  /// The ride right after its request.
  public static Ride of(RideRequested request) {
    return of(RideProjection.NOTHING.with(request)).orElseThrow();
  }

  static Optional<Ride> of(RideProjection state) {
    return state.request().map(request -> of(request, state));
  }

  private static Ride of(RideRequested request, RideProjection state) {
    var completion =
        state.ending().filter(RideCompleted.class::isInstance).map(RideCompleted.class::cast);
    var cancellation =
        state.ending().filter(RideCancelled.class::isInstance).map(RideCancelled.class::cast);
    return new Ride(
        request.rideId(),
        request.riderId(),
        status(state),
        request.requestedAt(),
        request.pickupZone(),
        request.dropoffZone(),
        request.pickup(),
        request.dropoff(),
        request.passengers(),
        request.paymentMethod(),
        request.tripType(),
        request.initialDuration(),
        state.duration(),
        state.tip(),
        state.cost(),
        state.progress().map(Ride::progress),
        completion.map(Ride::completion),
        cancellation.map(done -> new Cancellation(done.at(), done.reason())),
        request);
  }

  private static RideStatus status(RideProjection state) {
    return state
        .ending()
        .map(done -> done instanceof RideCompleted ? RideStatus.COMPLETED : RideStatus.CANCELLED)
        .orElse(state.progress().isPresent() ? RideStatus.ON_THE_ROAD : RideStatus.REQUESTED);
  }

  private static Progress progress(RideProgressed p) {
    return new Progress(p.sequence(), p.at(), p.position(), p.distanceCoveredKm());
  }

  private static Completion completion(RideCompleted c) {
    return new Completion(
        c.at(),
        c.durationSeconds(),
        c.distanceKm(),
        c.fareCents(),
        c.tipCents(),
        c.totalCents(),
        c.currency());
  }
}
