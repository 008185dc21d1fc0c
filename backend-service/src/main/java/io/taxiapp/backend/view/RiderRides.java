package io.taxiapp.backend.view;

import io.taxiapp.event.RideRequested;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// Which rides of the view are whose, the latest request first. The order is that of the requests
/// themselves, so a place in it means the same on every replica.
final class RiderRides {

  private final ConcurrentHashMap<String, ConcurrentSkipListSet<Place>> riders =
      new ConcurrentHashMap<>();

  /// Where a ride stands among its rider's.
  record Place(Instant requestedAt, UUID rideId) implements Comparable<Place> {
    private static final Comparator<Place> LATEST_FIRST =
        Comparator.comparing(Place::requestedAt).thenComparing(Place::rideId).reversed();

    static Place of(RideRequested request) {
      return new Place(request.requestedAt(), request.rideId());
    }

    @Override
    public int compareTo(Place other) {
      return LATEST_FIRST.compare(this, other);
    }
  }

  void add(RideRequested request) {
    riders.compute(
        request.riderId(),
        (_, known) -> {
          var rides = known == null ? new ConcurrentSkipListSet<Place>() : known;
          rides.add(Place.of(request));
          return rides;
        });
  }

  void remove(RideRequested request) {
    riders.computeIfPresent(
        request.riderId(),
        (_, rides) -> {
          rides.remove(Place.of(request));
          return rides.isEmpty() ? null : rides;
        });
  }

  /// The first so many places after one.
  List<Place> after(String riderId, Optional<Place> place, int max) {
    var rides = riders.getOrDefault(riderId, new ConcurrentSkipListSet<>());
    return place.map(last -> rides.tailSet(last, false)).orElse(rides).stream().limit(max).toList();
  }
}
