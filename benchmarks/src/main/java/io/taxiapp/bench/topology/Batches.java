package io.taxiapp.bench.topology;

import io.taxiapp.bench.measure.Effort;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.bench.process.Progress;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.bench.process.Side;
import io.taxiapp.event.RideMessage;
import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The processes of one consumer group on a side, given one batch after the other.
public final class Batches implements AutoCloseable {

  /// It stands still for seconds, and is to keep its partitions.
  public static final Map<String, String> PATIENT =
      Map.of(
          "TAXI_KAFKA_CONSUMER_SESSION_TIMEOUT_MS", "60000",
          "TAXI_KAFKA_CONSUMER_HEARTBEAT_INTERVAL_MS", "2000");

  /// Starts a process on a side.
  @FunctionalInterface
  interface Start {
    MeasuredProcess on(Side side) throws InterruptedException;
  }

  private final Side side;
  private final List<MeasuredProcess> processes;
  private final SentRides rides;
  private final Progress progress;
  private final Function<SentRides, List<RideMessage>> batch;
  private long sent;

  /// @param batch makes the next one
  public Batches(
      Side side,
      List<MeasuredProcess> processes,
      String group,
      SentRides rides,
      Function<SentRides, List<RideMessage>> batch) {
    this.side = side;
    this.processes = List.copyOf(processes);
    this.rides = rides;
    this.batch = batch;
    progress = new Progress(side.admin(), group, List.of(Topics.RIDE_EVENTS.name()));
  }

  public Side side() {
    return side;
  }

  /// Records so far.
  public long sent() {
    return sent;
  }

  /// What one batch takes, per record.
  public Sample next() throws Exception {
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
    sent += messages.size();
    long cpu = 0;
    long bytes = 0;
    for (int i = 0; i < processes.size(); i++) {
      var spent = processes.get(i).effort().since(before.get(i));
      cpu += spent.cpuNanos();
      bytes += spent.allocatedBytes();
    }
    return Sample.of(new Effort(wall, cpu, bytes), messages.size());
  }

  @Override
  public void close() {
    rides.close();
    progress.admin().close();
    side.close();
  }
}
