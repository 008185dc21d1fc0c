package io.taxiapp.backend.ride;

import io.taxiapp.backend.estimate.DurationEstimate;
import io.taxiapp.backend.publish.Deadline;
import io.taxiapp.backend.publish.RideEventPublisher;
import io.taxiapp.backend.view.Ride;
import io.taxiapp.backend.view.RideTimeline;
import io.taxiapp.backend.view.RideView;
import io.taxiapp.event.RideRequested;
import io.taxiapp.trace.LogContext;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A rider asks for a ride: the initial duration is predicted, the request is published, and only
/// then does the ride exist.
public final class RideRequests {

  private static final Logger LOG = LoggerFactory.getLogger(RideRequests.class);

  private final DurationEstimate estimate;
  private final RideEventPublisher publisher;
  private final RideView view;
  private final Duration patience;
  private final RideTurns turns = new RideTurns();

  /// @param patience how long a request waits for Kafka and for those before it
  public RideRequests(
      DurationEstimate estimate, RideEventPublisher publisher, RideView view, Duration patience) {
    this.estimate = estimate;
    this.publisher = publisher;
    this.view = view;
    this.patience = patience;
  }

  /// What became of a request.
  sealed interface RequestResult {
    Ride ride();

    record Created(Ride ride) implements RequestResult {}

    /// The same request has been answered before, with the same ride.
    record Repeated(Ride ride) implements RequestResult {}
  }

  RequestResult request(RequestedRide requested, TraceContext trace) {
    var deadline = Deadline.after(patience);
    if (requested.key().isEmpty()) {
      return create(UUID.randomUUID(), requested, trace, deadline);
    }
    var rideId = KeyedRideId.of(requested.riderId(), requested.key().get());
    return turns.take(
        rideId,
        deadline,
        () -> {
          var known = view.find(rideId).flatMap(RideTimeline::ride);
          if (known.isPresent()) {
            requested.requireSameAs(known.get().request());
            return new RequestResult.Repeated(known.get());
          }
          view.requireComplete();
          return create(rideId, requested, trace, deadline);
        });
  }

  private RequestResult create(
      UUID rideId, RequestedRide requested, TraceContext trace, Deadline deadline) {
    try (var _ = LogContext.of(rideId, trace)) {
      var facts = requested.facts();
      var event =
          new RideRequested(
              rideId,
              requested.riderId(),
              facts.requestedAt(),
              facts.pickupZone(),
              facts.dropoffZone(),
              facts.pickup(),
              facts.dropoff(),
              facts.passengers(),
              facts.paymentMethod(),
              facts.tripType(),
              estimate.of(facts));
      publisher.publish(event, trace, deadline);
      LOG.info(
          "ride from zone {} to zone {} accepted: {} s",
          facts.pickupZone(),
          facts.dropoffZone(),
          event.initialDuration().seconds());
      return new RequestResult.Created(Ride.of(event));
    }
  }
}
