package io.taxiapp.verification.oracle;

import io.taxiapp.event.Interval;
import java.util.function.LongUnaryOperator;

/// What a model says of a feature row, in whole units of its target.
public record Estimate(long value, Interval interval) {

  /// The same with each of its numbers changed; their order must stay.
  Estimate map(LongUnaryOperator change) {
    return new Estimate(
        change.applyAsLong(value),
        new Interval(
            change.applyAsLong(interval.p10()),
            change.applyAsLong(interval.p50()),
            change.applyAsLong(interval.p90())));
  }
}
