package io.taxiapp.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Sends requests to a port of this machine.
///
/// @param connections so many at once
public record HttpLoad(int port, int connections) {

  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  /// What a run took.
  ///
  /// @param latencies in nanoseconds
  public record Run(int requests, Histogram latencies) {}

  /// Each request when it is due, whether those before it are answered or not; a latency counts
  /// from when it was due, so that what has to wait for a connection is not left out.
  public Run open(double aSecond, Duration length, Requests requests) throws Exception {
    int count = (int) (aSecond * length.toMillis() / 1000);
    long start = System.nanoTime() + Duration.ofMillis(20).toNanos();
    double period = 1e9 / aSecond;
    return run(index -> index < count ? start + (long) (index * period) : Long.MAX_VALUE, requests);
  }

  /// The next request of a connection when its last one is answered.
  public Run closed(Duration length, Requests requests) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    return run(
        _ -> {
          long now = System.nanoTime();
          return now < end ? now : Long.MAX_VALUE;
        },
        requests);
  }

  /// When a request is due; the largest number ends the run.
  private interface Schedule {
    long due(int index);
  }

  private Run run(Schedule schedule, Requests requests) throws Exception {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var all = new ArrayList<Future<Histogram>>();
      for (int i = 0; i < connections; i++) {
        all.add(threads.submit(() -> connection(next, schedule, requests)));
      }
      var latencies = new Histogram(LONGEST_NANOS, 3);
      for (var each : all) {
        latencies.add(each.get());
      }
      return new Run(Math.toIntExact(latencies.getTotalCount()), latencies);
    } catch (ExecutionException e) {
      throw new IOException("the load was cut short: " + e.getCause(), e);
    }
  }

  private Histogram connection(AtomicInteger next, Schedule schedule, Requests requests)
      throws IOException {
    var latencies = new Histogram(LONGEST_NANOS, 3);
    try (var connection = new HttpConnection(port)) {
      while (true) {
        int index = next.getAndIncrement();
        long due = schedule.due(index);
        if (due == Long.MAX_VALUE) {
          return latencies;
        }
        var request = HttpConnection.post(requests.path(), requests.body(index));
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        var answer = connection.send(request);
        latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
        requests.answered(index, due, answer);
      }
    }
  }
}
