package io.taxiapp.backend.view;

import io.taxiapp.event.RideRequested;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The rides of the last hours, in memory. Any thread may ask; see the package for what it forgets.
public final class RideView {

  private static final Duration NAP = Duration.ofMillis(50);

  /// Who ended a ride and got no answer asks again.
  private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

  private final ConcurrentHashMap<UUID, RideTimeline> rides = new ConcurrentHashMap<>();

  /// All rides by when something was heard of them, the longest silent first; that there was more
  /// since is found out when a ride is at the head.
  private final PriorityQueue<Heard> silent = new PriorityQueue<>(Heard.BY_TIME);

  /// Those that have ended, by their ending.
  private final PriorityQueue<Heard> finished = new PriorityQueue<>(Heard.BY_TIME);
  private final Duration span;
  private final int maxRides;
  private final long maxBytes;
  private final InstantSource clock;
  private final RiderRides riders = new RiderRides();
  private final AtomicLong bytes = new AtomicLong();
  private long heard;
  private volatile Optional<String> catchingUp = Optional.of("the view of rides is starting");

  /// @param number of those of the same time, the first the lowest
  private record Heard(UUID rideId, long atMillis, long number) {
    static final Comparator<Heard> BY_TIME =
        Comparator.comparingLong(Heard::atMillis).thenComparingLong(Heard::number);
  }

  /// @param span how long a ride is kept after its last message
  /// @param maxBytes of memory, about
  public RideView(Duration span, int maxRides, long maxBytes, InstantSource clock) {
    this.span = span;
    this.maxRides = maxRides;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /// The timeline of a ride whose request is known.
  public Optional<RideTimeline> find(UUID rideId) {
    return Optional.ofNullable(rides.get(rideId)).filter(timeline -> timeline.ride().isPresent());
  }

  /// The timeline of a ride that must be known.
  ///
  /// @throws UnknownRideException if there is none
  /// @throws ViewCatchingUpException while rides may be missing and it is not known
  public RideTimeline get(UUID rideId) {
    return find(rideId)
        .orElseThrow(
            () -> {
              requireComplete();
              return new UnknownRideException(rideId);
            });
  }

  /// The timeline of a ride that must be known, as soon as it is or all are.
  ///
  /// @throws RuntimeException like [#get(UUID)], though while rides may be missing only after
  ///     `patience`
  RideTimeline get(UUID rideId, Duration patience) throws InterruptedException {
    var until = System.nanoTime() + patience.toNanos();
    while (find(rideId).isEmpty() && catchingUp.isPresent() && System.nanoTime() < until) {
      Thread.sleep(NAP);
    }
    return get(rideId);
  }

  /// Ends a request that cannot be answered while rides may be missing.
  ///
  /// @throws ViewCatchingUpException while rides may be missing
  public void requireComplete() {
    catchingUp.ifPresent(
        reason -> {
          throw new ViewCatchingUpException(reason);
        });
  }

  /// Why rides may still be missing; empty when none is.
  public Optional<String> catchingUp() {
    return catchingUp;
  }

  public int size() {
    return rides.size();
  }

  /// How much memory the rides take, about.
  public long bytes() {
    return bytes.get();
  }

  /// All rides whose request is known, in no order.
  public Stream<Ride> all() {
    return rides.values().stream().flatMap(timeline -> timeline.ride().stream());
  }

  /// So many of a rider's rides after a place among them.
  ///
  /// @throws ViewCatchingUpException while rides may be missing
  RidePage page(String riderId, Optional<RiderRides.Place> after, int max) {
    requireComplete();
    var places = riders.after(riderId, after, max + 1);
    var shown = places.stream().limit(max).toList();
    var found = shown.stream().flatMap(place -> find(place.rideId()).stream());
    return new RidePage(
        found.flatMap(timeline -> timeline.ride().stream()).toList(),
        places.size() > max ? Optional.of(RidePage.cursor(shown.getLast())) : Optional.empty());
  }

  /// The one way into the view; see [Published] for what comes twice.
  public void put(Published published) {
    var message = published.message();
    var atMillis = published.atMillis();
    var timeline = timeline(message.rideId(), atMillis);
    var finishedBefore = timeline.finished();
    bytes.addAndGet(timeline.put(published));
    timeline.heard(atMillis);
    if (message instanceof RideRequested) {
      timeline.ride().ifPresent(ride -> riders.add(ride.request()));
    }
    if (!finishedBefore && timeline.finished()) {
      synchronized (this) {
        finished.add(new Heard(message.rideId(), atMillis, heard++));
      }
    }
  }

  /// Says why rides may be missing; empty when none is.
  public void catchingUp(Optional<String> reason) {
    catchingUp = reason;
  }

  /// Forgets what is too old and what is too much.
  public synchronized void forget() {
    var now = clock.millis();
    var oldest = now - span.toMillis();
    while (isTooMuch() && !finished.isEmpty() && isOver(finished.peek(), now)) {
      remove(finished.remove().rideId());
    }
    for (var first = silent.peek();
        first != null && (first.atMillis() < oldest || isTooMuch());
        first = silent.peek()) {
      silent.remove();
      long last = lastHeard(first.rideId());
      if (last > first.atMillis()) {
        silent.add(new Heard(first.rideId(), last, heard++));
      } else {
        remove(first.rideId());
      }
    }
    // Each queue still names rides that the other one made go.
    if (silent.size() + finished.size() > 3L * maxRides) {
      silent.removeIf(known -> !rides.containsKey(known.rideId()));
      finished.removeIf(known -> !rides.containsKey(known.rideId()));
    }
  }

  private boolean isTooMuch() {
    return rides.size() > maxRides || bytes.get() > maxBytes;
  }

  private static boolean isOver(Heard ended, long now) {
    return ended.atMillis() < now - ASKED_AGAIN.toMillis();
  }

  private long lastHeard(UUID rideId) {
    var known = rides.get(rideId);
    return known == null ? Long.MIN_VALUE : known.heardMillis();
  }

  private RideTimeline timeline(UUID rideId, long atMillis) {
    var known = rides.get(rideId);
    if (known != null) {
      return known;
    }
    var fresh = new RideTimeline();
    var raced = rides.putIfAbsent(rideId, fresh);
    if (raced != null) {
      return raced;
    }
    bytes.addAndGet(RideTimeline.RIDE_BYTES);
    synchronized (this) {
      silent.add(new Heard(rideId, atMillis, heard++));
    }
    return fresh;
  }

  private void remove(UUID rideId) {
    var gone = rides.remove(rideId);
    if (gone != null) {
      bytes.addAndGet(-gone.bytes());
      gone.ride().ifPresent(ride -> riders.remove(ride.request()));
    }
  }
}
