package io.taxiapp.backend.ride;

import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.publish.Deadline;
import io.taxiapp.backend.publish.RideEventPublisher;
import io.taxiapp.backend.view.Ride;
import io.taxiapp.backend.view.RideTimeline;
import io.taxiapp.backend.view.RideView;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.trace.LogContext;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The driver's side reports on a ride: the report is checked against what is known and published.
public final class RideReports {

  private static final Logger LOG = LoggerFactory.getLogger(RideReports.class);

  private final RideEventPublisher publisher;
  private final RideView view;
  private final InstantSource clock;
  private final Duration patience;
  private final RideTurns turns = new RideTurns();

  /// @param patience how long a request waits for Kafka and for those before it
  public RideReports(
      RideEventPublisher publisher, RideView view, InstantSource clock, Duration patience) {
    this.publisher = publisher;
    this.view = view;
    this.clock = clock;
    this.patience = patience;
  }

  /// The ride with the report in it. The same report again changes nothing.
  ///
  /// @throws ProblemException if the report cannot be about the ride
  Ride report(UUID rideId, Report report, TraceContext trace) {
    var deadline = Deadline.after(patience);
    var timeline = view.get(rideId);
    return turns.take(rideId, deadline, () -> report(timeline, report, trace, deadline));
  }

  private Ride report(RideTimeline timeline, Report report, TraceContext trace, Deadline deadline) {
    var ride = timeline.ride().orElseThrow();
    var event = event(ride, report);
    try (var _ = LogContext.of(ride.rideId(), trace)) {
      var earlier = timeline.event(event.messageId());
      if (earlier.isPresent() && isSame(earlier.get(), event, report.at().isPresent())) {
        return ride;
      }
      ReportRules.check(ride, event);
      publisher.publish(event, trace, deadline);
      LOG.info("{} accepted", event.messageId());
      return timeline.ride().orElseThrow();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private RideEvent event(Ride ride, Report report) {
    Instant at = report.at().orElseGet(() -> ReportRules.notBeforeLast(ride, now()));
    return switch (report) {
      case Report.Progress progress ->
          new RideProgressed(
              ride.rideId(),
              progress.sequence().orElseGet(() -> ReportRules.lastSequence(ride) + 1),
              at,
              progress.position(),
              progress.distanceCoveredKm());
      case Report.Completion done ->
          new RideCompleted(
              ride.rideId(),
              at,
              done.durationSeconds(),
              done.distanceKm(),
              done.fareCents(),
              done.tipCents(),
              done.totalCents(),
              done.currency().orElse("USD"));
      case Report.Cancellation cancelled ->
          new RideCancelled(ride.rideId(), at, cancelled.reason());
    };
  }

  /// A report that does not say when is the same whenever it comes.
  private static boolean isSame(RideEvent earlier, RideEvent now, boolean statesTime) {
    return earlier.equals(statesTime ? now : ReportRules.at(now, earlier.time()));
  }
}
