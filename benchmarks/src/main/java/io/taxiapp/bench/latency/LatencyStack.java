package io.taxiapp.bench.latency;

import io.taxiapp.bench.Ground;
import io.taxiapp.bench.latency.LatencyRun.Seen;
import io.taxiapp.bench.measure.Effort;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.bench.process.Side;
import io.taxiapp.local.check.Kind;
import io.taxiapp.local.check.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// A side with a backend and three consumers, and a subscriber to it.
final class LatencyStack implements AutoCloseable {

  private static final int RIDES_LOOKED_AT = 3000;

  private final Side side;
  private final Duration length;
  private final List<MeasuredProcess> processes = new ArrayList<>();
  private final Subscriber subscriber;
  private long rides;

  private LatencyStack(Side side, Duration length, List<MeasuredProcess> processes) {
    this.side = side;
    this.length = length;
    this.processes.addAll(processes);
    subscriber = Subscriber.start(side.kafka());
  }

  /// Starts one of the three consumers.
  @FunctionalInterface
  interface Consumer {
    MeasuredProcess start(Side side, Kind kind) throws InterruptedException;
  }

  static LatencyStack start(Ground ground, String name, Consumer consumer) throws Exception {
    var side = Side.start(ground, name);
    try {
      var processes = new ArrayList<MeasuredProcess>();
      for (var kind : Kind.values()) {
        processes.add(consumer.start(side, kind));
      }
      processes.add(side.service("backend-service", Map.of()));
      LatencyRun.warmUp(side.settings().ports().http());
      return new LatencyStack(side, Duration.ofSeconds(ground.size(3, 10)), processes);
    } catch (Exception e) {
      side.close();
      throw e;
    }
  }

  /// Some seconds of rides; processor time and heap are those of all four processes for a ride.
  Sample all() throws Exception {
    return sample(Seen::all);
  }

  Sample first() throws Exception {
    return sample(Seen::first);
  }

  private interface Latency {
    List<Double> of(Seen seen);
  }

  private Sample sample(Latency latency) throws Exception {
    var before = efforts();
    var seen = LatencyRun.measure(side.settings().ports().http(), subscriber, length);
    var after = efforts();
    var millis = latency.of(seen);
    rides += millis.size();
    long cpu = 0;
    long bytes = 0;
    for (int i = 0; i < before.size(); i++) {
      var spent = after.get(i).since(before.get(i));
      cpu += spent.cpuNanos();
      bytes += spent.allocatedBytes();
    }
    return Sample.of(new Effort(length.toNanos(), cpu, bytes), millis.size())
        .with(Measure.P50, Seen.percentile(millis, 0.5))
        .with(Measure.P99, Seen.percentile(millis, 0.99));
  }

  private List<Effort> efforts() {
    return processes.stream().map(MeasuredProcess::effort).toList();
  }

  List<String> check() {
    int oneIn = (int) Math.max(1, rides / RIDES_LOOKED_AT);
    return new ResultCheck(side, EnumSet.allOf(Kind.class), oneIn).findings();
  }

  @Override
  public void close() {
    subscriber.close();
    side.close();
  }
}
