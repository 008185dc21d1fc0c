package io.taxiapp.duration;

import java.time.Instant;
import java.util.Optional;

/// The traffic around a ride's two zones, as far as it is known now.
///
/// @param pickup the last message about the zone, if there was one
/// @param ratio time taken over time expected, at a moment
record RideTraffic(
    Optional<TrafficMessage> pickup, Optional<TrafficMessage> dropoff, Ratios ratio) {

  /// Of both zones.
  @FunctionalInterface
  interface Ratios {
    double around(int zone, Instant at);
  }

  /// Which messages a ride was judged by: sequences, 0 where there was none.
  record Seen(long pickup, long dropoff) {}

  Seen seen() {
    return new Seen(sequence(pickup), sequence(dropoff));
  }

  /// The latest message about one of the zones that was not seen yet.
  Optional<TrafficMessage> newsSince(Seen seen) {
    var ofPickup = pickup.filter(message -> message.sequence() > seen.pickup());
    var ofDropoff = dropoff.filter(message -> message.sequence() > seen.dropoff());
    if (ofPickup.isEmpty() || ofDropoff.isEmpty()) {
      return ofPickup.or(() -> ofDropoff);
    }
    return ofDropoff.get().traffic().asOf().isAfter(ofPickup.get().traffic().asOf())
        ? ofDropoff
        : ofPickup;
  }

  private static long sequence(Optional<TrafficMessage> message) {
    return message.map(TrafficMessage::sequence).orElse(0L);
  }
}
