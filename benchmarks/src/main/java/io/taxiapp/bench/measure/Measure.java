package io.taxiapp.bench.measure;

/// What is measured of one repetition.
public enum Measure {
  /// Time on the wall per operation.
  WALL("µs"),
  /// Processor time per operation, of the process or thread that does the work.
  CPU("µs"),
  /// Processor time of the broker per operation.
  BROKER_CPU("µs"),
  /// Heap allocated per operation.
  ALLOCATED("B"),
  /// The median of a latency.
  P50("ms"),
  /// What a hundredth of the latencies exceeds.
  P99("ms"),
  /// From the start of a process to its first good answer.
  START("s"),
  /// The memory that a process holds.
  RESIDENT("MB"),
  /// The longest time in which nothing became visible.
  GAP("s"),
  /// What the broker's logs grew by per operation.
  LOGGED("B"),
  /// What is remembered per open ride.
  STATE("B"),
  /// How many of a hundred requests were refused.
  REFUSED("%");

  private final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }
}
