package io.taxiapp.backend.publish;

import java.time.Duration;

/// When a request must have been answered, whatever Kafka does.
public final class Deadline {

  private static final Duration PATIENCE = Duration.ofMillis(850);

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// For a request that has just come in.
  public static Deadline start() {
    return new Deadline(System.nanoTime() + PATIENCE.toNanos());
  }

  /// Zero when it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
