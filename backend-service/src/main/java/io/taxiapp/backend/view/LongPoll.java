package io.taxiapp.backend.view;

import io.taxiapp.topic.EventJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Waits until a ride is another than a client knows it.
final class LongPoll {

  static final Duration LONGEST = Duration.ofSeconds(30);

  private LongPoll() {}

  /// A ride and its ETag: the same ride has the same one on every replica.
  record Tagged(Ride ride, String tag) {
    static Tagged of(Ride ride) {
      return new Tagged(ride, '"' + UUID.nameUUIDFromBytes(EventJson.write(ride)).toString() + '"');
    }
  }

  /// Empty if it is no time that a request may wait.
  static Optional<Duration> parse(String wait) {
    try {
      var parsed = Duration.parse(wait);
      if (!parsed.isNegative() && parsed.compareTo(LONGEST) <= 0) {
        return Optional.of(parsed);
      }
    } catch (DateTimeException _) {
      // Nothing, like a time that is too long.
    }
    return Optional.empty();
  }

  /// Returns as soon as the ride's tag is another than the known one, or after `patience`.
  ///
  /// @param known the tag of an earlier answer; without one, the ride as it is now
  static Tagged await(RideTimeline timeline, @Nullable String known, Duration patience)
      throws InterruptedException {
    var until = System.nanoTime() + patience.toNanos();
    var old = known;
    while (true) {
      var version = timeline.version();
      var latest = Tagged.of(timeline.ride().orElseThrow());
      var left = Duration.ofNanos(until - System.nanoTime());
      old = old == null ? latest.tag() : old;
      if (!latest.tag().equals(old) || !left.isPositive()) {
        return latest;
      }
      timeline.awaitChange(version, left.plusMillis(1));
    }
  }
}
