package io.taxiapp.bench.latency;

import io.taxiapp.bench.load.HttpAnswer;
import io.taxiapp.bench.load.HttpLoad;
import io.taxiapp.bench.load.Requests;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// Rides requested at a steady rate, and when their predictions were seen.
final class LatencyRun implements Requests {

  static final int RIDES_A_SECOND = 200;

  private static final int CONNECTIONS = 32;
  private static final int DIGITS = 3;

  /// As long as what the warm-up left behind may take.
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern RIDE_ID = Pattern.compile("\"rideId\":\"([^\"]+)\"");

  /// Zones of Manhattan and Queens that have many rides.
  private static final int[] ZONES = {74, 75, 41, 42, 166, 95, 82, 7, 97, 43, 244, 236};

  private final Map<UUID, Long> due = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /// How long the rides that were not refused waited, in nanoseconds.
  ///
  /// @param first until their first prediction was seen
  /// @param all until the last of their three first ones was
  /// @param refused requests that were answered 503
  record Waited(Histogram first, Histogram all, int refused) {}

  /// Rides for processes that have just started, which may be refused. The second compiler's work
  /// is half of theirs until they have seen some ten thousand.
  static void warmUp(int port, Duration length) throws Exception {
    var load = new HttpLoad(port, CONNECTIONS);
    load.open(RIDES_A_SECOND / 4.0, length.dividedBy(4), new LatencyRun());
    load.open(2 * RIDES_A_SECOND, length, new LatencyRun());
  }

  static Waited measure(int port, FirstPredictions seen, Duration length) throws Exception {
    var run = new LatencyRun();
    new HttpLoad(port, CONNECTIONS).open(RIDES_A_SECOND, length, run);
    return run.await(seen);
  }

  @Override
  public String path() {
    return "/rides";
  }

  @Override
  public String body(int index) {
    return "{\"riderId\":\"bench\",\"pickupZone\":%d,\"dropoffZone\":%d,\"paymentMethod\":\"card\"}"
        .formatted(ZONES[index % ZONES.length], ZONES[(index * 7 + 3) % ZONES.length]);
  }

  @Override
  public void answered(int index, long dueNanos, HttpAnswer answer) {
    var ride = RIDE_ID.matcher(answer.body());
    if (answer.status() == 201 && ride.find()) {
      due.put(UUID.fromString(ride.group(1)), dueNanos);
    } else if (answer.status() == 503) {
      refused.incrementAndGet();
    } else {
      wrong.add(answer.status() + " " + answer.body());
    }
  }

  private Waited await(FirstPredictions seen) throws InterruptedException {
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("expected 201 for every ride, found " + wrong.peek());
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    var waited = new Waited(new Histogram(DIGITS), new Histogram(DIGITS), refused.get());
    for (var ride : due.entrySet()) {
      var firsts = seen.take(ride.getKey());
      while (firsts.isEmpty()) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "expected three predictions of %s within %s, found fewer"
                  .formatted(ride.getKey(), PATIENCE));
        }
        Thread.sleep(5);
        firsts = seen.take(ride.getKey());
      }
      waited.first.recordValue(firsts.get().firstNanos() - ride.getValue());
      waited.all.recordValue(firsts.get().lastNanos() - ride.getValue());
    }
    return waited;
  }
}
