package io.taxiapp.bench.scoring;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import java.util.List;

/// P1: one scoring call, beside `OrtSession.run` with everything bound before.
public final class BareSession implements Row {

  private static final List<Figure> FIGURES =
      List.of(
          Figure.ratio("time", Measure.WALL, Target.atMost(1.3)),
          Figure.ratio("CPU", Measure.CPU, Target.none()),
          // All of it: ours makes no OrtSession.run, whose heap could be taken off.
          Figure.amount("heap of our own code", Measure.ALLOCATED, Target.atMost(0)));

  @Override
  public String id() {
    return "P1";
  }

  @Override
  public String what() {
    return "one scoring call ÷ bare OrtSession.run";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return bundles(context).stream()
        .map(
            bundle ->
                new Comparison(
                    id(),
                    "score, bundle " + bundle,
                    "bare OrtSession.run",
                    FIGURES,
                    context.size(3, 6),
                    context.size(9, 31),
                    opened -> open(context, bundle, opened)))
        .toList();
  }

  static List<String> bundles(BenchContext context) {
    return context.quick()
        ? List.of("duration")
        : List.of("duration", "corrected-duration", "tip", "cost");
  }

  private static Pair open(BenchContext context, String bundle, OpenedResources opened)
      throws Exception {
    var golden = GoldenScores.read(context.tree().models().resolve(bundle));
    var bare = opened.add(new BoundRows(opened.add(BoundRows.session(golden)), golden));
    return new ScoringPair(
        golden, context.size(5_000, 10_000), bare, OurScoring.open(golden, opened));
  }
}
