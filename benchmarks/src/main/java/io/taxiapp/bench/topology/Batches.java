package io.taxiapp.bench.topology;

import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.ResourceUsage;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.GroupProgress;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.event.RideMessage;
import io.taxiapp.model.ModelBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/// The processes of one consumer group on a side, given one batch after the other.
public final class Batches {

  /// It stands still for seconds, and is to keep its partitions.
  public static final Map<String, String> PATIENT =
      Map.of(
          "TAXI_KAFKA_CONSUMER_SESSION_TIMEOUT_MS", "60000",
          "TAXI_KAFKA_CONSUMER_HEARTBEAT_INTERVAL_MS", "2000");

  /// Starts a process on a side.
  @FunctionalInterface
  interface Start {
    MeasuredProcess on(BenchSide side) throws InterruptedException;
  }

  private final BenchSide side;
  private final List<MeasuredProcess> processes;
  private final SentRides rides;
  private final GroupProgress progress;
  private final Function<SentRides, List<RideMessage>> batch;
  private final long[] cpuNanos;

  /// @param duration answers the requests
  /// @param batch makes the next one
  public Batches(
      BenchSide side,
      List<MeasuredProcess> processes,
      String group,
      ModelBundle duration,
      Function<SentRides, List<RideMessage>> batch,
      OpenedResources opened) {
    this.side = side;
    this.processes = List.copyOf(processes);
    cpuNanos = new long[processes.size()];
    this.batch = batch;
    rides = opened.add(new SentRides(duration, side.kafka()));
    progress = new GroupProgress(opened.add(side.admin()), group);
  }

  public BenchSide side() {
    return side;
  }

  /// Records so far.
  public long sent() {
    return rides.sent();
  }

  /// What part of the processor time of all batches each process had.
  public List<Double> shares() {
    double all = LongStream.of(cpuNanos).sum();
    return LongStream.of(cpuNanos).mapToObj(nanos -> nanos / all).toList();
  }

  /// Records as if they had been published at another time, which are not measured.
  public void warmUp(Function<SentRides, List<RideMessage>> batch, Instant at) throws Exception {
    rides.publish(batch.apply(rides), at);
    progress.awaitEnd();
  }

  /// What one batch takes, per record.
  public Sample next() throws Exception {
    long before = sent();
    var effort = take();
    return Sample.of(effort, sent() - before);
  }

  /// What one batch takes in all.
  public ResourceUsage take() throws Exception {
    var messages = batch.apply(rides);
    var before = processes.stream().map(MeasuredProcess::effort).toList();
    for (var process : processes) {
      process.pause();
    }
    try {
      rides.publish(messages);
    } finally {
      for (var process : processes) {
        process.goOn();
      }
    }
    long start = System.nanoTime();
    progress.awaitEnd();
    long wall = System.nanoTime() - start;
    long cpu = 0;
    long bytes = 0;
    for (int i = 0; i < processes.size(); i++) {
      var spent = processes.get(i).effort().since(before.get(i));
      cpu += spent.cpuNanos();
      cpuNanos[i] += spent.cpuNanos();
      bytes += spent.allocatedBytes();
    }
    return new ResourceUsage(wall, cpu, bytes);
  }
}
