package io.taxiapp.bench.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// What one repetition took, in the units of [Measure].
///
/// @param latencies in nanoseconds, for those of several repetitions to be put together
public record Sample(Map<Measure, Double> values, Optional<Histogram> latencies) {

  /// More than so many of a hundred requests refused, and the others are not the whole.
  public static final double MAX_REFUSED = 0.1;

  private static final double NANOS_TO_MILLIS = 1e-6;

  public Sample {
    values = Map.copyOf(values);
  }

  public Sample(Map<Measure, Double> values) {
    this(values, Optional.empty());
  }

  /// Several as one: percentiles are those of all latencies, everything else is the mean.
  static Sample pooled(List<Sample> samples) {
    var means = new EnumMap<Measure, Double>(Measure.class);
    for (var measure : Measure.values()) {
      means.put(
          measure,
          samples.stream().mapToDouble(sample -> sample.of(measure)).average().orElseThrow());
    }
    var pooled = new Sample(means);
    var latencies = samples.stream().flatMap(sample -> sample.latencies.stream()).toList();
    if (latencies.size() < samples.size()) {
      return pooled;
    }
    var all = latencies.getFirst().copy();
    latencies.stream().skip(1).forEach(all::add);
    return pooled.with(all);
  }

  /// So many operations took this much in all.
  public static Sample of(ResourceUsage effort, long operations) {
    return new Sample(
        Map.of(
            Measure.WALL, effort.wallNanos() / 1e3 / operations,
            Measure.CPU, effort.cpuNanos() / 1e3 / operations,
            Measure.ALLOCATED, effort.allocatedBytes() / (double) operations));
  }

  public Sample with(Measure measure, double value) {
    var more = new EnumMap<>(values);
    more.put(measure, value);
    return new Sample(more, latencies);
  }

  /// The same with latencies in nanoseconds, and their percentiles. There are none if more than
  /// [#MAX_REFUSED] was refused.
  public Sample with(Histogram measured) {
    return new Sample(values, Optional.of(measured))
        .with(Measure.P50, percentile(measured, 50))
        .with(Measure.P99, percentile(measured, 99));
  }

  private double percentile(Histogram measured, double percentile) {
    return of(Measure.REFUSED) > MAX_REFUSED
        ? Double.NaN
        : measured.getValueAtPercentile(percentile) * NANOS_TO_MILLIS;
  }

  /// NaN if it was not measured.
  public double of(Measure measure) {
    return values.getOrDefault(measure, Double.NaN);
  }
}
