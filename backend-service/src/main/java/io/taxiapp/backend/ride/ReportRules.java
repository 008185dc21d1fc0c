package io.taxiapp.backend.ride;

import io.taxiapp.backend.problem.FieldError;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.view.Ride;
import io.taxiapp.backend.view.RideStatus;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import java.time.Instant;
import java.util.Locale;

/// Which reports can be about a ride as it stands.
final class ReportRules {

  private ReportRules() {}

  /// @throws ProblemException saying why the event cannot have happened to this ride
  static void check(Ride ride, RideEvent event) {
    if (ride.status() == RideStatus.COMPLETED || ride.status() == RideStatus.CANCELLED) {
      var status = ride.status().name().toLowerCase(Locale.ROOT);
      throw ProblemException.conflict(
          "ride-" + status,
          "The ride is " + status,
          new FieldError("status", "requested or on-the-road", status));
    }
    if (event instanceof RideProgressed progressed && progressed.sequence() <= lastSequence(ride)) {
      throw ProblemException.conflict(
          "late-progress",
          "A later progress report is known already",
          new FieldError(
              "sequence",
              "more than " + lastSequence(ride),
              Integer.toString(progressed.sequence())));
    }
    var last = ride.progress().map(Ride.Progress::at).filter(_ -> event instanceof RideProgressed);
    var earliest = last.orElse(ride.requestedAt());
    if (event.time().isBefore(earliest)) {
      throw ProblemException.contradicts(
          "at",
          "not before the %s at %s"
              .formatted(last.isPresent() ? "last report" : "request", earliest),
          event.time().toString());
    }
  }

  /// For a report that does not say when, whosever clock was ahead.
  static Instant notBeforeLast(Ride ride, Instant now) {
    var last = ride.progress().map(Ride.Progress::at).orElse(ride.requestedAt());
    return now.isBefore(last) ? last : now;
  }

  /// 0 if there has been no progress yet.
  static int lastSequence(Ride ride) {
    return ride.progress().map(Ride.Progress::sequence).orElse(0);
  }

  /// The same event at another time.
  static RideEvent at(RideEvent event, Instant at) {
    return switch (event) {
      case RideRequested requested -> requested;
      case RideProgressed e ->
          new RideProgressed(e.rideId(), e.sequence(), at, e.position(), e.distanceCoveredKm());
      case RideCompleted e ->
          new RideCompleted(
              e.rideId(),
              at,
              e.durationSeconds(),
              e.distanceKm(),
              e.fareCents(),
              e.tipCents(),
              e.totalCents(),
              e.currency());
      case RideCancelled e -> new RideCancelled(e.rideId(), at, e.reason());
    };
  }
}
