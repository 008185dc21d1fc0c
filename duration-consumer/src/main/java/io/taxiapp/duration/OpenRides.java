package io.taxiapp.duration;

import io.taxiapp.event.RideRequested;
import io.taxiapp.traffic.CityTraffic;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Which rides of a task are on the road, by zone, and which of them are due for a look because the
/// traffic around a zone of theirs moved (R7). In memory only: it follows from the store of rides.
final class OpenRides {

  /// As a share of the ratio: less moves no ride's total by five per cent.
  private static final double MIN_MOVE = 0.02;

  private final Map<Integer, Set<UUID>> byZone = new HashMap<>();
  private final Map<Integer, Double> looked = new HashMap<>();
  private final SequencedSet<UUID> due = new LinkedHashSet<>();

  void add(RideRequested request) {
    zones(request)
        .forEach(
            zone -> byZone.computeIfAbsent(zone, _ -> new LinkedHashSet<>()).add(request.rideId()));
  }

  /// Likewise a ride to be looked at whether the traffic moves from now on or not.
  void addDue(RideRequested request) {
    add(request);
    due.add(request.rideId());
  }

  void remove(RideRequested request) {
    due.remove(request.rideId());
    zones(request)
        .forEach(
            zone ->
                byZone.computeIfPresent(
                    zone,
                    (_, rides) -> {
                      rides.remove(request.rideId());
                      return rides.isEmpty() ? null : rides;
                    }));
  }

  /// A ride that is not in the store any more.
  void forget(UUID rideId) {
    byZone.values().forEach(rides -> rides.remove(rideId));
  }

  /// Notes the rides of all zones whose traffic moved since they were looked at last.
  void note(CityTraffic city) {
    var now = city.asOf();
    byZone.forEach(
        (zone, rides) -> {
          if (isMoved(zone, city.ratio(zone, now))) {
            due.addAll(rides);
          }
        });
  }

  private boolean isMoved(int zone, double ratio) {
    var before = looked.getOrDefault(zone, 1.0);
    if (Math.abs(ratio / before - 1) < MIN_MOVE) {
      return false;
    }
    looked.put(zone, ratio);
    return true;
  }

  /// Takes the ride that has been due for the longest; the others stay due.
  Optional<UUID> next() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.removeFirst());
  }

  private static IntStream zones(RideRequested request) {
    return IntStream.of(request.pickupZone(), request.dropoffZone()).distinct();
  }
}
