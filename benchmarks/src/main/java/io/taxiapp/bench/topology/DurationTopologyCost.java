package io.taxiapp.bench.topology;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.List;

/// P6: what the duration topology costs.
public final class DurationTopologyCost implements Row {

  private static final double TARGET = 0.50;

  @Override
  public String id() {
    return "P6";
  }

  @Override
  public String what() {
    return "duration topology ÷ pass-through topology";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new ConsumerVersusPassThrough(context, PredictionKind.DURATION, false)
            .comparison(id(), TARGET),
        new ConsumerVersusPassThrough(context, PredictionKind.DURATION, true)
            .comparison(id(), TARGET));
  }
}
