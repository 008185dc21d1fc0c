package io.taxiapp.stream;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// A stream thread that died is missing for a moment, until Kafka Streams has made another. One
/// that cannot be replaced, as no name of Kafka's resolves, is missed by nobody else: Kafka Streams
/// stays RUNNING without it.
final class StreamThreadWatch {

  /// Longer than a busy machine takes for a thread and its clients.
  static final Duration MAX = Duration.ofSeconds(10);

  private final int expected;
  private final LongSupplier nanos;
  private OptionalLong since = OptionalLong.empty();

  /// @param nanos a clock that only runs forward
  StreamThreadWatch(int expected, LongSupplier nanos) {
    this.expected = expected;
    this.nanos = nanos;
  }

  /// Told at every look how many there are.
  ///
  /// @return whether some have been missing at every look for too long
  boolean tooLong(int alive) {
    if (alive >= expected) {
      since = OptionalLong.empty();
      return false;
    }
    long now = nanos.getAsLong();
    long first = since.orElse(now);
    since = OptionalLong.of(first);
    return now - first >= MAX.toNanos();
  }
}
