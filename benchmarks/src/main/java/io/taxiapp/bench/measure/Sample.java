package io.taxiapp.bench.measure;

import java.util.EnumMap;
import java.util.Map;

/// What one repetition took, in the units of [Measure].
public record Sample(Map<Measure, Double> values) {

  public Sample {
    values = Map.copyOf(values);
  }

  /// So many operations took this much in all.
  public static Sample of(Effort effort, long operations) {
    return new Sample(
        Map.of(
            Measure.WALL, effort.wallNanos() / 1e3 / operations,
            Measure.CPU, effort.cpuNanos() / 1e3 / operations,
            Measure.ALLOCATED, effort.allocatedBytes() / (double) operations));
  }

  public Sample with(Measure measure, double value) {
    var more = new EnumMap<>(values);
    more.put(measure, value);
    return new Sample(more);
  }

  /// NaN if it was not measured.
  public double of(Measure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }
}
