package io.taxiapp.bench.topology;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// P8: the tip-consumer under exactly-once beside itself under at-least-once.
public final class ExactlyOnceCost implements Row {

  private static final String CONSUMER = "tip-consumer";
  private static final double TARGET = 0.90;

  @Override
  public String id() {
    return "P8";
  }

  @Override
  public String what() {
    return "exactly-once ÷ at-least-once, same topology";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "tip-consumer, exactly once",
            "at least once",
            List.of(
                Figure.rate("records per second", Measure.WALL, Target.atLeast(TARGET)),
                Figure.rate("records per CPU second", Measure.CPU, Target.atLeast(TARGET))),
            context.size(2, 4),
            context.size(3, 11),
            opened -> open(context, opened)));
  }

  private static Pair open(BenchContext context, OpenedResources opened)
      throws InterruptedException {
    var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
    var once = batches(context, duration, "exactly_once_v2", opened);
    var atLeast = batches(context, duration, "at_least_once", opened);
    return new BatchPair(atLeast, once, () -> check(atLeast), () -> check(once));
  }

  private static List<String> check(Batches batches) {
    return ResultCheck.ofSome(batches.side(), Set.of(PredictionKind.TIP), batches.sent())
        .findings();
  }

  private static Batches batches(
      BenchContext context, ModelBundle duration, String guarantee, OpenedResources opened)
      throws InterruptedException {
    var side = BenchSide.start(context, guarantee, opened);
    var settings = new HashMap<>(Batches.PATIENT);
    settings.put("TAXI_KAFKA_PROCESSING_GUARANTEE", guarantee);
    return new Batches(
        side,
        List.of(side.service(CONSUMER, settings)),
        CONSUMER,
        duration,
        rides -> rides.requests(context.size(8_000, 30_000)),
        opened);
  }
}
