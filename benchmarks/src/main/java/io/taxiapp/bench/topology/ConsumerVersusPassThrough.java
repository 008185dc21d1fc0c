package io.taxiapp.bench.topology;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.event.RideMessage;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A consumer as it ships beside the pass-through: the same records in, values of the same size
/// out, the same settings.
///
/// @param wholeRides whether the rides are driven to their end, or only requested
record ConsumerVersusPassThrough(BenchContext context, PredictionKind kind, boolean wholeRides) {

  Comparison comparison(String row, double target) {
    return new Comparison(
        row,
        consumer() + ", " + (wholeRides ? "whole rides" : "requests"),
        "pass-through",
        List.of(
            Figure.rate("records per CPU second", Measure.CPU, Target.atLeast(target)),
            Figure.ratio("heap per record", Measure.ALLOCATED, Target.none())),
        context.size(2, 4),
        context.size(3, 9),
        this::open);
  }

  private String consumer() {
    return kind.name().toLowerCase(Locale.ROOT) + "-consumer";
  }

  private Topic<?, ?> results() {
    return switch (kind) {
      case DURATION -> Topics.DURATION_PREDICTIONS;
      case TIP -> Topics.TIP_PREDICTIONS;
      case COST -> Topics.COST_PREDICTIONS;
    };
  }

  private List<RideMessage> batch(SentRides rides) {
    int requests = context.size(8_000, 30_000);
    return wholeRides ? rides.whole(requests / 10) : rides.requests(requests);
  }

  private Pair open(OpenedResources opened) throws Exception {
    var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
    var ours = ours(duration, opened);
    ours.next();
    // Values as large as those that are published for a record.
    long bytes = ResultCheck.bytes(ours.side(), results()) / ours.sent();
    var baseline = passThrough(duration, bytes, opened);
    var check = new ResultCheck(ours.side(), Set.of(kind), 1);
    return new BatchPair(
        baseline,
        ours,
        () -> ResultCheck.count(baseline.side(), results(), baseline.sent()),
        () -> sampled(check, ours.sent()).findings());
  }

  private ResultCheck sampled(ResultCheck check, long sent) {
    // What a whole ride's traffic is due to may be any other ride.
    return wholeRides ? check : ResultCheck.ofSome(check.side(), check.kinds(), sent);
  }

  private Batches ours(ModelBundle duration, OpenedResources opened) throws InterruptedException {
    return batches(
        "ours", duration, side -> side.service(consumer(), Batches.PATIENT), consumer(), opened);
  }

  private Batches passThrough(ModelBundle duration, long bytes, OpenedResources opened)
      throws InterruptedException {
    var settings = new HashMap<>(Batches.PATIENT);
    settings.put(PassThrough.OUTPUT, results().name());
    settings.put(PassThrough.BYTES, Long.toString(bytes));
    return batches(
        "baseline",
        duration,
        side -> side.program(PassThrough.NAME, PassThrough.class, settings),
        PassThrough.NAME,
        opened);
  }

  private Batches batches(
      String name, ModelBundle duration, Batches.Start start, String group, OpenedResources opened)
      throws InterruptedException {
    var side = BenchSide.start(context, name + "-" + kind + "-" + wholeRides, opened);
    return new Batches(side, List.of(start.on(side)), group, duration, this::batch, opened);
  }
}
