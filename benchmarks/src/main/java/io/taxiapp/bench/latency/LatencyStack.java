package io.taxiapp.bench.latency;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.ResourceUsage;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.ResultCheck;
import io.taxiapp.verification.oracle.PredictionKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// A side with a backend and three consumers, and a subscriber to it.
final class LatencyStack {

  /// Of a round: each order of the turns once, so that no side is always the one after the other.
  static final int SLICES = 6;

  private final BenchSide side;
  private final Duration length;
  private final List<MeasuredProcess> processes;
  private final FirstPredictions seen;
  private long rides;

  private LatencyStack(
      BenchSide side, Duration length, List<MeasuredProcess> processes, FirstPredictions seen) {
    this.side = side;
    this.length = length;
    this.processes = List.copyOf(processes);
    this.seen = seen;
  }

  /// Starts one of the three consumers.
  @FunctionalInterface
  interface Consumer {
    MeasuredProcess start(BenchSide side, PredictionKind kind) throws InterruptedException;
  }

  static LatencyStack start(
      BenchContext context, String name, Consumer consumer, OpenedResources opened)
      throws Exception {
    var side = BenchSide.start(context, name, opened);
    var processes = new ArrayList<MeasuredProcess>();
    for (var kind : PredictionKind.values()) {
      processes.add(consumer.start(side, kind));
    }
    // The rest of the heap takes minutes to fill: full collections are not what is measured.
    processes.add(side.service("backend-service", "512m", Map.of("TAXI_VIEW_MOST_MB", "32")));
    LatencyRun.warmUp(side.settings().ports().http(), Duration.ofSeconds(context.size(8, 60)));
    return new LatencyStack(
        side,
        Duration.ofSeconds(context.size(1, 5)),
        processes,
        opened.add(FirstPredictions.start(side.kafka())));
  }

  /// One run in two ways: the time until the first prediction was seen, and until all three were.
  record Seen(Sample first, Sample all) {}

  /// Some seconds of rides; processor time and heap are those of all four processes for a ride.
  Seen run() throws Exception {
    var before = efforts();
    long broker = side.brokerCpuNanos();
    var waited = LatencyRun.measure(side.settings().ports().http(), seen, length);
    var after = efforts();
    long answered = waited.all().getTotalCount();
    rides += answered;
    long cpu = 0;
    long bytes = 0;
    for (int i = 0; i < before.size(); i++) {
      var spent = after.get(i).since(before.get(i));
      cpu += spent.cpuNanos();
      bytes += spent.allocatedBytes();
    }
    var sample =
        Sample.of(new ResourceUsage(length.toNanos(), cpu, bytes), answered)
            .with(Measure.BROKER_CPU, (side.brokerCpuNanos() - broker) / 1e3 / answered)
            .with(Measure.REFUSED, 100.0 * waited.refused() / (answered + waited.refused()));
    return new Seen(sample.with(waited.first()), sample.with(waited.all()));
  }

  private List<ResourceUsage> efforts() {
    return processes.stream().map(MeasuredProcess::effort).toList();
  }

  List<String> check() {
    return ResultCheck.ofSome(side, EnumSet.allOf(PredictionKind.class), rides).findings();
  }
}
