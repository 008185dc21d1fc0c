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
  private static final int LARGEST = 100;

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
    return List.of(
        comparison(ground, "tip-consumer, 10 times the rides", 1, 10, 1),
        comparison(ground, "tip-consumer, 100 times the rides", 1, 100, 1),
        comparison(ground, "tip-consumer, 2 instances with twice the rides", 10, 20, 2));
  }

  private Comparison comparison(Ground ground, String what, int fewer, int more, int instances) {
    int one = ground.size(300, 1_000);
    var flat = Target.between(0.9, 1.1);
    return new Comparison(
        id(),
        what,
        fewer * one + " at once",
        List.of(
            Figure.ratio("CPU per ride", Measure.CPU, flat),
            Figure.ratio("bytes in the broker's logs per ride", Measure.LOGGED, flat),
            Figure.ratio("state per open ride", Measure.STATE, flat)),
        1,
        ground.size(3, 7),
        opened -> {
          var duration = opened.add(ModelBundle.load(ground.tree().models().resolve("duration")));
          int warmUp = LARGEST * one;
          return new Growth(
              GrowingRides.warmedUp(ground, duration, fewer * one, 1, warmUp, opened),
              GrowingRides.warmedUp(ground, duration, more * one, instances, warmUp, opened));
        });
  }

  private record Growth(GrowingRides fewer, GrowingRides more) implements Pair {

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
      var findings =
          new ArrayList<>(new ResultCheck(batches.side(), Set.of(Kind.TIP), oneIn).findings());
      double fair = 1.0 / batches.shares().size();
      if (batches.shares().stream().anyMatch(share -> share < fair / 2)) {
        findings.add("expected instances that share the work, found them with " + batches.shares());
      }
      return findings;
    }
  }
}
