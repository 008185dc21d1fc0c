package io.taxiapp.bench.topology;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.List;
import java.util.stream.Stream;

/// P7: what the tip and the cost topologies cost.
public final class PriceTopologyCost implements Row {

  private static final double TARGET = 0.60;

  @Override
  public String id() {
    return "P7";
  }

  @Override
  public String what() {
    return "tip and cost topologies ÷ pass-through topology";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return Stream.of(PredictionKind.TIP, PredictionKind.COST)
        .map(kind -> new ConsumerVersusPassThrough(context, kind, false).comparison(id(), TARGET))
        .toList();
  }
}
