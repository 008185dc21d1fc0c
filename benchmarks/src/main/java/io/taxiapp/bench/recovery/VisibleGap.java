package io.taxiapp.bench.recovery;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// P12: how long subscribers see nothing when a consumer is ended and started again.
public final class VisibleGap implements Row {

  @Override
  public String id() {
    return "P12";
  }

  @Override
  public String what() {
    return "visible gap after kill -9 and SIGTERM ÷ default settings and close";
  }

  /// A consumer under default settings is missed for 45 seconds.
  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        comparison(context, "kill -9", 0.25, ServiceProcess::kill),
        comparison(context, "SIGTERM", 0.1, ServiceProcess::stop));
  }

  private Comparison comparison(
      BenchContext context, String how, double target, RestartedConsumer.End end) {
    return new Comparison(
        id(),
        "tip-consumer, " + how + " and started again",
        "Kafka Streams' default settings",
        List.of(Figure.ratio("gap", Measure.GAP, Target.atMost(target))),
        0,
        context.size(1, 3),
        opened ->
            new Gaps(
                RestartedConsumer.start(context, "defaults-" + how, VisibleGap::plain, opened),
                RestartedConsumer.start(context, "ours-" + how, VisibleGap::ours, opened),
                end));
  }

  private static ServiceSpec plain(BenchSide side) {
    var spec = side.programSpec("plain-streams", PlainStreams.class);
    return BenchSide.with(spec, BenchSide.options(spec, "256m"), Map.of());
  }

  private static ServiceSpec ours(BenchSide side) {
    var spec = side.spec("tip-consumer");
    return BenchSide.with(spec, BenchSide.options(spec, "256m"), Map.of());
  }

  private record Gaps(RestartedConsumer plain, RestartedConsumer ours, RestartedConsumer.End end)
      implements Pair {

    @Override
    public Sample baseline() throws Exception {
      return plain.gap(end);
    }

    @Override
    public Sample candidate() throws Exception {
      return ours.gap(end);
    }

    @Override
    public List<String> check() throws Exception {
      plain.finish();
      ours.finish();
      var findings =
          new ArrayList<>(ResultCheck.count(plain.side(), Topics.TIP_PREDICTIONS, plain.sent()));
      findings.addAll(new ResultCheck(ours.side(), Set.of(PredictionKind.TIP), 1).findings());
      return findings;
    }
  }
}
