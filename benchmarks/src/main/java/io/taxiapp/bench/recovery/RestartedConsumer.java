package io.taxiapp.bench.recovery;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.GroupProgress;
import io.taxiapp.bench.process.SentRides;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// A consumer that is ended under a trickle of rides and started again at once, and the longest
/// time in which a subscriber saw nothing new.
final class RestartedConsumer implements AutoCloseable {

  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration STEADY = Duration.ofSeconds(3);
  private static final long BETWEEN_RIDES_MILLIS = 20;
  private static final double PAUSE = 0.5;

  private final BenchSide side;
  private final SentRides rides;
  private final VisibleRecords visible;
  private final Thread trickle = Thread.ofPlatform().name("trickle").unstarted(this::send);
  private ServiceProcess process;
  private volatile boolean closed;

  private RestartedConsumer(
      BenchSide side, ServiceProcess process, SentRides rides, VisibleRecords visible) {
    this.side = side;
    this.process = process;
    this.rides = rides;
    this.visible = visible;
  }

  static RestartedConsumer start(
      BenchContext context, String name, Program program, OpenedResources opened)
      throws InterruptedException {
    var side = BenchSide.start(context, name, opened);
    var process = side.begin(program.of(side));
    process.awaitReady(READY);
    var duration = opened.add(ModelBundle.load(context.tree().models().resolve("duration")));
    var rides = opened.add(new SentRides(duration, side.kafka()));
    var visible = opened.add(VisibleRecords.start(side.kafka(), Topics.TIP_PREDICTIONS));
    var started = opened.add(new RestartedConsumer(side, process, rides, visible));
    started.trickle.start();
    return started;
  }

  /// What runs on a side.
  @FunctionalInterface
  interface Program {
    ServiceSpec of(BenchSide side);
  }

  /// How it is ended.
  @FunctionalInterface
  interface End {
    void end(ServiceProcess process) throws InterruptedException;
  }

  private void send() {
    while (!closed) {
      for (var request : rides.requests(100)) {
        rides.send(request);
        try {
          Thread.sleep(BETWEEN_RIDES_MILLIS);
        } catch (InterruptedException _) {
          return;
        }
      }
    }
  }

  Sample gap(End end) throws InterruptedException {
    awaitSteady();
    long longest = 0;
    long last = visible.lastNanos();
    var before = process;
    var again = new Thread(() -> again(end, before), "end and start again");
    again.start();
    long until = System.nanoTime() + READY.toNanos();
    long steadySince = 0;
    while (again.isAlive()
        || steadySince == 0
        || System.nanoTime() - steadySince < STEADY.toNanos()) {
      Thread.sleep(5);
      long now = System.nanoTime();
      long seen = visible.lastNanos();
      longest = Math.max(longest, seen - last);
      steadySince = now - seen > PAUSE * 1e9 ? 0 : steadySince == 0 ? now : steadySince;
      last = seen;
      if (now > until) {
        throw new IllegalStateException("expected results again within " + READY + ", found none");
      }
    }
    again.join();
    return new Sample(Map.of(Measure.GAP, longest / 1e9));
  }

  private void again(End end, ServiceProcess ended) {
    try {
      end.end(ended);
      process = side.begin(ended.spec());
      process.awaitReady(READY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitSteady() throws InterruptedException {
    long until = System.nanoTime() + READY.toNanos();
    do {
      Thread.sleep(STEADY);
      if (System.nanoTime() > until) {
        throw new IllegalStateException("expected steady results within " + READY + ", found none");
      }
    } while (System.nanoTime() - visible.lastNanos() > PAUSE * 1e9);
  }

  BenchSide side() {
    return side;
  }

  /// Rides so far; of use when no more are sent.
  long sent() {
    return rides.sent();
  }

  /// Sends no more rides, and returns when what was sent is done.
  void finish() throws InterruptedException, ExecutionException {
    close();
    rides.publish(List.of());
    try (var admin = side.admin()) {
      new GroupProgress(admin, process.spec().name()).awaitEnd();
    }
  }

  @Override
  public void close() {
    closed = true;
    trickle.interrupt();
    try {
      trickle.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
