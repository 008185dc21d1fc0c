package io.taxiapp.duration;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The traffic around a ride's two zones, as far as it is known now.
///
/// @param latest the newest messages about its zones, about their boroughs and about the city, as
///     far as there are any
/// @param ratio time taken over time expected, at a moment
record RideTraffic(List<TrafficMessage> latest, Ratios ratio) {

  /// Of both zones.
  @FunctionalInterface
  interface Ratios {
    double around(int zone, Instant at);
  }

  /// The number of the newest message that a ride is judged by; 0 if there is none.
  long seen() {
    return newest().map(TrafficMessage::number).orElse(0L);
  }

  /// When that was measured; 1970 if there is none.
  Instant asOf() {
    return newest().map(message -> message.traffic().asOf()).orElse(Instant.EPOCH);
  }

  private Optional<TrafficMessage> newest() {
    return latest.stream().max(Comparator.comparingLong(TrafficMessage::number));
  }

  /// The message not seen yet that is closest to the ride: what is known of a zone rests on its
  /// borough and on the city too.
  Optional<TrafficMessage> newsSince(long seen) {
    return latest.stream().filter(message -> message.number() > seen).findFirst();
  }
}
