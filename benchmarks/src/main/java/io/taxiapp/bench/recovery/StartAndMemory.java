package io.taxiapp.bench.recovery;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Target;
import java.util.List;

/// P11: how soon a process is of use, and what it holds.
public final class StartAndMemory implements Row {

  @Override
  public String id() {
    return "P11";
  }

  @Override
  public String what() {
    return "first good answer, AOT cache ÷ without; memory ÷ the pass-through's";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "backend, start to first good answer, AOT cache",
            "without",
            List.of(Figure.ratio("time", Measure.START, Target.atMost(0.5))),
            1,
            context.size(3, 11),
            opened -> AheadOfTimeStart.open(context, opened)),
        new Comparison(
            id(),
            "tip-consumer, 1000 rides/s",
            "pass-through",
            List.of(Figure.ratio("resident memory", Measure.RESIDENT, Target.atMost(1.4))),
            context.size(1, 5),
            context.size(3, 7),
            opened -> SteadyMemory.open(context, opened)));
  }
}
