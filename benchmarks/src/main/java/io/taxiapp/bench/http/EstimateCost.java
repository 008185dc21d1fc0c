package io.taxiapp.bench.http;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import java.time.Duration;
import java.util.List;

/// P3: an estimate, beside a handler that reads and writes as much JSON.
public final class EstimateCost implements Row {

  private static final double REQUESTS_A_SECOND = 1000;

  @Override
  public String id() {
    return "P3";
  }

  @Override
  public String what() {
    return "POST /duration-estimates ÷ a bare Micronaut handler";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "POST /duration-estimates, 1000/s",
            "bare Micronaut handler",
            List.of(
                Figure.ratio("CPU per request", Measure.CPU, Target.atMost(1.5)),
                Figure.ratio("p99", Measure.P99, Target.atMost(1.3)),
                Figure.ratio("p50", Measure.P50, Target.none())),
            1,
            context.size(3, 15),
            opened -> open(context, opened)));
  }

  private static Pair open(BenchContext context, OpenedResources opened) throws Exception {
    var expected = AskedRide.load(context, opened).estimate();
    var side = BenchSide.start(context, "http", opened);
    return new ServerPair(
        Server.bare(context, side, RepeatedRequest.estimate(BareController.DURATION)),
        Server.backend(context, side, RepeatedRequest.estimate(expected)),
        REQUESTS_A_SECOND,
        Duration.ofSeconds(context.size(2, 5)),
        List::of);
  }
}
