package io.taxiapp.model;

import io.taxiapp.event.Interval;
import java.util.Map;

/// A prediction in the unit of the model's target, with its interval.
///
/// @param value the mean, or what else the card's `valueObjective` names; it need not lie within
///     the percentiles
/// @param p10 never above `p50`, which is never above `p90`
/// @param features the row it was computed from, in the model's order; what is not known is left
///     out
public record Scored(
    double value, double p10, double p50, double p90, Map<String, Double> features) {

  /// The value in whole units, as it is published.
  public long rounded() {
    return Math.round(value);
  }

  /// The interval in whole units, as it is published.
  public Interval interval() {
    return new Interval(Math.round(p10), Math.round(p50), Math.round(p90));
  }
}
