package io.taxiapp.bench.recovery;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.GroupProgress;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.bench.topology.PassThrough;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tip-consumer and the pass-through, under the same load on one broker each; after each bit of
/// load, what they hold.
record SteadyMemory(Loaded passThrough, Loaded consumer, int rides, int aSecond) implements Pair {

  /// A process, what loads it, and how far it has come.
  record Loaded(BenchSide side, MeasuredProcess process, SentRides rides, GroupProgress progress) {

    static Loaded of(
        ModelBundle duration,
        BenchSide side,
        MeasuredProcess process,
        String group,
        OpenedResources opened) {
      return new Loaded(
          side,
          process,
          opened.add(new SentRides(duration, side.kafka())),
          new GroupProgress(opened.add(side.admin()), group));
    }

    Sample load(int count, int aSecond) throws Exception {
      var requests = rides.requests(count);
      var before = process.effort();
      long start = System.nanoTime();
      for (int i = 0; i < requests.size(); i++) {
        long due = start + i * 1_000_000_000L / aSecond;
        while (System.nanoTime() < due) {
          Thread.sleep(1);
        }
        rides.send(requests.get(i));
      }
      rides.publish(List.of());
      progress.awaitEnd();
      return Sample.of(process.effort().since(before), count)
          .with(Measure.RESIDENT, process.residentBytes() / 1e6);
    }
  }

  static SteadyMemory open(BenchContext context, OpenedResources opened)
      throws InterruptedException {
    var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
    var one = BenchSide.start(context, "pass-through", opened);
    var passThrough = one.program(PassThrough.NAME, PassThrough.class, Map.of());
    var other = BenchSide.start(context, "consumer", opened);
    var consumer = other.service("tip-consumer", Map.of());
    return new SteadyMemory(
        Loaded.of(duration, one, passThrough, PassThrough.NAME, opened),
        Loaded.of(duration, other, consumer, "tip-consumer", opened),
        context.size(2_000, 6_000),
        1000);
  }

  @Override
  public Sample baseline() throws Exception {
    return passThrough.load(rides, aSecond);
  }

  @Override
  public Sample candidate() throws Exception {
    return consumer.load(rides, aSecond);
  }

  @Override
  public List<String> check() {
    var findings =
        new ArrayList<>(
            ResultCheck.count(
                passThrough.side(), Topics.TIP_PREDICTIONS, passThrough.rides().sent()));
    findings.addAll(new ResultCheck(consumer.side(), Set.of(PredictionKind.TIP), 10).findings());
    return findings;
  }
}
