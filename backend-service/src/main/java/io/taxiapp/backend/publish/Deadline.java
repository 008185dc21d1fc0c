package io.taxiapp.backend.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When a request must have been answered, whatever Kafka does.
public final class Deadline {

  /// With the rest of a request, under one second.
  public static final Duration PATIENCE = Duration.ofMillis(850);

  private final LongSupplier nanos;
  private final long end;

  private Deadline(Duration patience, LongSupplier nanos) {
    this.nanos = nanos;
    end = nanos.getAsLong() + patience.toNanos();
  }

  /// For a request that has just come in.
  public static Deadline after(Duration patience) {
    return after(patience, System::nanoTime);
  }

  /// @param nanos a clock that only goes on
  static Deadline after(Duration patience, LongSupplier nanos) {
    return new Deadline(patience, nanos);
  }

  /// Zero when it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
  }
}
