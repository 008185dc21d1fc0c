package io.taxiapp.backend.limit;

import io.micrometer.core.instrument.MeterRegistry;

/// What is bounded, each kind by itself.
public record Bounds(InFlight publishing, InFlight estimating) implements AutoCloseable {

  /// @param most requests of each kind at a time
  public Bounds(int most) {
    this(new InFlight(InFlight.PUBLISHING, most), new InFlight(InFlight.ESTIMATING, most));
  }

  public void measure(MeterRegistry registry) {
    publishing.measure(registry);
    estimating.measure(registry);
  }

  @Override
  public void close() {
    publishing.close();
    estimating.close();
  }
}
