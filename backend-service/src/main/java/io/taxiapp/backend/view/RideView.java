package io.taxiapp.backend.view;

import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The rides of the last hours, in memory. Any thread may ask; see the package for what it forgets.
public final class RideView {

  private final ConcurrentHashMap<UUID, RideHistory> rides = new ConcurrentHashMap<>();

  /// All rides by arrival, and those that have ended by their ending: what is forgotten first is at
  /// the head.
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();

  private final ArrayDeque<UUID> finished = new ArrayDeque<>();
  private final Duration span;
  private final int mostRides;
  private final InstantSource clock;
  private volatile Optional<String> catchingUp = Optional.of("the view of rides is starting");

  private record Arrival(UUID rideId, long atMillis) {}

  /// @param span how long a ride is kept after its first message
  public RideView(Duration span, int mostRides, InstantSource clock) {
    this.span = span;
    this.mostRides = mostRides;
    this.clock = clock;
  }

  /// The history of a ride whose request is known.
  public Optional<RideHistory> find(UUID rideId) {
    return Optional.ofNullable(rides.get(rideId)).filter(history -> history.ride().isPresent());
  }

  /// The history of a ride that must be known.
  ///
  /// @throws ProblemException 404, or 503 while the view is not complete and cannot say that there
  ///     is no such ride
  public RideHistory get(UUID rideId) {
    return find(rideId)
        .orElseThrow(
            () -> {
              requireComplete();
              return ProblemException.unknownRide(rideId);
            });
  }

  /// Ends a request that cannot be answered while rides may be missing.
  ///
  /// @throws ProblemException (503) while rides may be missing
  public void requireComplete() {
    catchingUp.ifPresent(
        reason -> {
          throw ProblemException.unavailable(
              "view-catching-up", "The rides of the last hours are still being read", reason);
        });
  }

  /// Why rides may still be missing; empty when none is.
  public Optional<String> catchingUp() {
    return catchingUp;
  }

  public int size() {
    return rides.size();
  }

  /// An event that this replica published: known at once, before it has been read back.
  public void acknowledged(RideEvent event) {
    var history = history(event.rideId(), clock.millis());
    var before = history.finished();
    history.acknowledged(event);
    noteEnd(event.rideId(), history, before);
  }

  /// A message read from its topic.
  ///
  /// @param publishedAtMillis the record's timestamp; event time may lie months back
  void read(RideMessage message, long publishedAtMillis) {
    var history = history(message.rideId(), publishedAtMillis);
    var before = history.finished();
    history.read(message);
    noteEnd(message.rideId(), history, before);
  }

  void catchingUp(Optional<String> reason) {
    catchingUp = reason;
  }

  /// Forgets what is too old and what is too much.
  synchronized void forget() {
    var oldest = clock.millis() - span.toMillis();
    for (var first = arrivals.peek();
        first != null && first.atMillis() < oldest;
        first = arrivals.peek()) {
      rides.remove(first.rideId());
      arrivals.remove();
    }
    while (rides.size() > mostRides && !arrivals.isEmpty()) {
      var ended = finished.poll();
      rides.remove(ended != null ? ended : arrivals.remove().rideId());
    }
    // Each queue still names rides that the other one made go.
    if (arrivals.size() + finished.size() > 3L * mostRides) {
      arrivals.removeIf(arrival -> !rides.containsKey(arrival.rideId()));
      finished.removeIf(rideId -> !rides.containsKey(rideId));
    }
  }

  private RideHistory history(UUID rideId, long atMillis) {
    var known = rides.get(rideId);
    if (known != null) {
      return known;
    }
    var fresh = new RideHistory();
    var raced = rides.putIfAbsent(rideId, fresh);
    if (raced != null) {
      return raced;
    }
    synchronized (this) {
      arrivals.add(new Arrival(rideId, atMillis));
    }
    return fresh;
  }

  private void noteEnd(UUID rideId, RideHistory history, boolean finishedBefore) {
    if (!finishedBefore && history.finished()) {
      synchronized (this) {
        finished.add(rideId);
      }
    }
  }
}
