package io.taxiapp.simulator.trip;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// Trips to replay, in the order of their requests.
///
/// @param skipped records that no rider could have asked for, among those looked at
public record Trips(List<Trip> trips, int skipped) {

  public Trips {
    trips = List.copyOf(trips);
  }

  Trips withSkipped(long more) {
    return new Trips(trips, Math.toIntExact(skipped + more));
  }

  /// From the first request to the last completion.
  public Duration span() {
    return trips.stream()
        .map(Trip::completedAt)
        .max(Comparator.naturalOrder())
        .map(last -> Duration.between(trips.getFirst().requestedAt(), last))
        .orElse(Duration.ZERO);
  }
}
