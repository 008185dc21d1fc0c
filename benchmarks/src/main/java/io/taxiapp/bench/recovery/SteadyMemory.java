package io.taxiapp.bench.recovery;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.Progress;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.bench.process.Side;
import io.taxiapp.bench.topology.PassThrough;
import io.taxiapp.local.check.Kind;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tip-consumer and the pass-through, under the same load on one broker each; after each bit of
/// load, what they hold.
record SteadyMemory(
    ModelBundle duration, Loaded passThrough, Loaded consumer, int rides, int aSecond)
    implements Pair {

  /// A process, what loads it, and how far it has come.
  record Loaded(Side side, MeasuredProcess process, SentRides rides, Progress progress) {

    static Loaded of(ModelBundle duration, Side side, MeasuredProcess process, String group) {
      return new Loaded(
          side,
          process,
          new SentRides(duration, side.kafka()),
          new Progress(side.admin(), group, List.of(Topics.RIDE_EVENTS.name())));
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

    void close() {
      rides.close();
      progress.admin().close();
      side.close();
    }
  }

  static SteadyMemory open(Ground ground) throws InterruptedException {
    var duration = ModelBundle.load(ground.tree().models().resolve("duration"));
    var one = Side.start(ground, "pass-through");
    var passThrough = one.program(PassThrough.NAME, PassThrough.class, Map.of());
    var other = Side.start(ground, "consumer");
    var consumer = other.service("tip-consumer", Map.of());
    return new SteadyMemory(
        duration,
        Loaded.of(duration, one, passThrough, PassThrough.NAME),
        Loaded.of(duration, other, consumer, "tip-consumer"),
        ground.size(2_000, 6_000),
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
    return new ResultCheck(consumer.side(), Set.of(Kind.TIP), 10).findings();
  }

  @Override
  public void close() {
    passThrough.close();
    consumer.close();
    duration.close();
  }
}
