package io.taxiapp.bench.growth;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.model.ModelBundle;
import java.util.List;

/// P14: the work of one ride when there are ten and a hundred times as many, and when two instances
/// share twice the load; and of rides that are corrected whenever the traffic around them changes.
public final class WorkPerRide implements Row {

  private static final int LARGEST = 100;
  private static final Target FLAT = Target.between(0.9, 1.1);

  @Override
  public String id() {
    return "P14";
  }

  @Override
  public String what() {
    return "work per ride, 10 and 100 times the rides, two instances";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        requested(context, "tip-consumer, 10 times the rides", 1, 10, 1),
        requested(context, "tip-consumer, 100 times the rides", 1, 100, 1),
        requested(context, "tip-consumer, 2 instances with twice the rides", 10, 20, 2),
        whole(context));
  }

  private Comparison requested(
      BenchContext context, String what, int fewer, int more, int instances) {
    int one = context.size(300, 1_000);
    return new Comparison(
        id(),
        what,
        fewer * one + " at once",
        List.of(
            Figure.ratio("CPU per ride", Measure.CPU, FLAT),
            Figure.ratio("bytes in the broker's logs per ride", Measure.LOGGED, FLAT),
            Figure.ratio("state per open ride", Measure.STATE, FLAT)),
        1,
        context.size(3, 7),
        opened -> {
          var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
          int warmUp = LARGEST * one;
          return new Growth(
              GrowingRides.requested(context, "fewer", duration, fewer * one, 1, warmUp, opened),
              GrowingRides.requested(
                  context, "more", duration, more * one, instances, warmUp, opened));
        });
  }

  /// Fewer than the others have: each ride is held to be judged.
  private Comparison whole(BenchContext context) {
    int fewer = context.size(100, 300);
    int more = 10 * fewer;
    return new Comparison(
        id(),
        "duration-consumer, whole rides that are open at once, 10 times the rides",
        fewer + " at once",
        List.of(
            Figure.ratio("CPU per ride", Measure.CPU, FLAT),
            Figure.ratio("bytes in the broker's logs per ride", Measure.LOGGED, FLAT)),
        1,
        context.size(3, 7),
        opened -> {
          var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
          return new Growth(
              GrowingRides.whole(context, duration, fewer, more, opened),
              GrowingRides.whole(context, duration, more, more, opened));
        });
  }
}
