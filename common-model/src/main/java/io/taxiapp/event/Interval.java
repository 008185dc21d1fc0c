package io.taxiapp.event;

/// What a prediction leaves open: the 10th, 50th and 90th percentile, in the unit of the value it
/// stands beside. That value, a mean as a rule, need not lie within.
public record Interval(long p10, long p50, long p90) {

  public Interval {
    Validation.that(
        p10 <= p50 && p50 <= p90, "interval", "p10 <= p50 <= p90", p10 + ", " + p50 + ", " + p90);
  }
}
