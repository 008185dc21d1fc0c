package io.taxiapp.bench.growth;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.model.ModelBundle;
import java.util.List;

/// P15: how fast the tip-consumer works off a backlog of requests with more instances, each a
/// process of its own, than with one; and what a request takes of the processors then.
///
/// Instances that have no processor of their own to run on show how they share, and no more.
public final class MoreInstances implements Row {

  @Override
  public String id() {
    return "P15";
  }

  @Override
  public String what() {
    return "records a second of a backlog, more instances (--instances, --backlog)";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return context.backlog().instances().stream().map(instances -> of(context, instances)).toList();
  }

  private Comparison of(BenchContext context, int instances) {
    int requests = context.backlog().requests();
    return new Comparison(
        id(),
        "tip-consumer, instances: %d, a backlog of %d requests".formatted(instances, requests),
        "1 instance",
        List.of(
            Figure.rate("records per second", Measure.WALL, Target.none()),
            Figure.ratio("CPU per record", Measure.CPU, Target.none())),
        1,
        context.size(2, 3),
        opened -> {
          var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
          int each = Math.ceilDiv(requests, instances);
          return new Growth(
              GrowingRides.requested(context, "fewer", duration, requests, 1, requests, opened),
              GrowingRides.requested(context, "more", duration, requests, instances, each, opened));
        });
  }
}
