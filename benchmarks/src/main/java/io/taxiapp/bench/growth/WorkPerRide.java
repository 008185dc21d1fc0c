package io.taxiapp.bench.growth;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.topology.Batches;
import io.taxiapp.local.check.Kind;
import io.taxiapp.model.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// P14: the work of one ride when there are ten and a hundred times as many, and when two instances
/// share twice the load.
public final class WorkPerRide implements Row {

  private static final int RIDES_LOOKED_AT = 3000;

  @Override
  public String id() {
    return "P14";
  }

  @Override
  public String what() {
    return "work per ride, 10 and 100 times the rides, two instances";
  }

  @Override
  public List<Comparison> comparisons(Ground ground) {
    int one = ground.size(300, 1_000);
    return List.of(
        comparison(ground, "tip-consumer, 10 times the rides", one, 10 * one, 1),
        comparison(ground, "tip-consumer, 100 times the rides", one, 100 * one, 1),
        comparison(
            ground, "tip-consumer, 2 instances with twice the rides", 10 * one, 20 * one, 2));
  }

  private Comparison comparison(Ground ground, String what, int fewer, int more, int instances) {
    var flat = Target.atMost(1.1);
    return new Comparison(
        id(),
        what,
        fewer + " at once",
        List.of(
            Figure.ratio("CPU per ride", Measure.CPU, flat),
            Figure.ratio("bytes on the wire per ride", Measure.WIRE, flat),
            Figure.ratio("state per open ride", Measure.STATE, flat)),
        ground.size(1, 4),
        ground.size(3, 7),
        () -> open(ground, fewer, more, instances));
  }

  private static Pair open(Ground ground, int fewer, int more, int instances)
      throws InterruptedException {
    var duration = ModelBundle.load(ground.tree().models().resolve("duration"));
    return new Growth(
        duration,
        new GrowingRides(ground, duration, fewer, 1),
        new GrowingRides(ground, duration, more, instances));
  }

  private record Growth(ModelBundle duration, GrowingRides fewer, GrowingRides more)
      implements Pair {

    @Override
    public Sample baseline() throws Exception {
      return fewer.next();
    }

    @Override
    public Sample candidate() throws Exception {
      return more.next();
    }

    @Override
    public List<String> check() {
      var findings = new ArrayList<>(check(fewer.batches()));
      findings.addAll(check(more.batches()));
      return findings;
    }

    private static List<String> check(Batches batches) {
      int oneIn = (int) Math.max(1, batches.sent() / RIDES_LOOKED_AT);
      return new ResultCheck(batches.side(), Set.of(Kind.TIP), oneIn).findings();
    }

    @Override
    public void close() {
      fewer.close();
      more.close();
      duration.close();
    }
  }
}
