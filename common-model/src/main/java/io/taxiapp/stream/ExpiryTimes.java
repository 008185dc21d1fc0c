package io.taxiapp.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// When to look at which ride again, to the minute: 16 to 32 bytes for each, as there may be a
/// million.
final class ExpiryTimes {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final TreeMap<Long, Rides> byMinute = new TreeMap<>();

  void add(UUID rideId, long at) {
    byMinute.computeIfAbsent(Math.ceilDiv(at, MINUTE), _ -> new Rides()).add(rideId);
  }

  /// Removes and returns a ride whose time has come, if there is one.
  Optional<UUID> take(long now) {
    var first = byMinute.firstEntry();
    if (first == null || first.getKey() * MINUTE > now) {
      return Optional.empty();
    }
    var taken = first.getValue().removeLast();
    if (first.getValue().isEmpty()) {
      byMinute.remove(first.getKey());
    }
    return Optional.of(taken);
  }

  private static final class Rides {

    private long[] bits = new long[8];
    private int size;

    void add(UUID rideId) {
      if (size == bits.length) {
        bits = Arrays.copyOf(bits, 2 * size);
      }
      bits[size++] = rideId.getMostSignificantBits();
      bits[size++] = rideId.getLeastSignificantBits();
    }

    UUID removeLast() {
      size -= 2;
      return new UUID(bits[size], bits[size + 1]);
    }

    boolean isEmpty() {
      return size == 0;
    }
  }
}
