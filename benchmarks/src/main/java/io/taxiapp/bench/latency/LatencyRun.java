package io.taxiapp.bench.latency;

import io.taxiapp.bench.load.Answer;
import io.taxiapp.bench.load.HttpLoad;
import io.taxiapp.bench.load.Requests;
import io.taxiapp.event.Prediction;
import io.taxiapp.local.check.Kind;
import io.taxiapp.local.check.SeenPrediction;
import io.taxiapp.local.check.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Rides requested at a steady rate, and when their predictions were seen.
final class LatencyRun implements Requests {

  static final int RIDES_A_SECOND = 200;

  private static final int CONNECTIONS = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern RIDE_ID = Pattern.compile("\"rideId\":\"([^\"]+)\"");

  /// Zones of Manhattan and Queens that have many rides.
  private static final int[] ZONES = {74, 75, 41, 42, 166, 95, 82, 7, 97, 43, 244, 236};

  private final Map<UUID, Long> due = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /// How long each ride waited, in milliseconds, sorted.
  ///
  /// @param first until its first prediction was seen
  /// @param all until the last of its three first ones was
  record Seen(List<Double> first, List<Double> all) {
    static double percentile(List<Double> sorted, double share) {
      return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
  }

  /// Some rides for processes that have just started, which may be refused.
  static void warmUp(int port) throws Exception {
    new HttpLoad(port, CONNECTIONS).open(RIDES_A_SECOND / 4.0, WARM_UP, new LatencyRun());
  }

  static Seen measure(int port, Subscriber subscriber, Duration length) throws Exception {
    var run = new LatencyRun();
    new HttpLoad(port, CONNECTIONS).open(RIDES_A_SECOND, length, run);
    return run.await(subscriber);
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
  public void answered(int index, long dueNanos, Answer answer) {
    var ride = RIDE_ID.matcher(answer.body());
    if (answer.status() == 201 && ride.find()) {
      due.put(UUID.fromString(ride.group(1)), dueNanos);
    } else if (answer.status() == 503) {
      refused.incrementAndGet();
    } else {
      wrong.add(answer.status() + " " + answer.body());
    }
  }

  private Seen await(Subscriber subscriber) throws InterruptedException {
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("expected 201 for every ride, found " + wrong.peek());
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    // A ride that was refused for want of time is as good as one that was never seen.
    var never = Collections.nCopies(refused.get(), (double) PATIENCE.toMillis());
    var first = new ArrayList<>(never);
    var all = new ArrayList<>(never);
    for (var ride : due.entrySet()) {
      while (!isComplete(subscriber.of(ride.getKey()))) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "expected three predictions of %s within %s, found %d"
                  .formatted(ride.getKey(), PATIENCE, subscriber.of(ride.getKey()).size()));
        }
        Thread.sleep(5);
      }
      var seen = firsts(subscriber.of(ride.getKey()));
      first.add((Arrays.stream(seen).min().orElseThrow() - ride.getValue()) / 1e6);
      all.add((Arrays.stream(seen).max().orElseThrow() - ride.getValue()) / 1e6);
    }
    return new Seen(sorted(first), sorted(all));
  }

  private static boolean isComplete(List<SeenPrediction> seen) {
    return firsts(seen).length == Kind.values().length;
  }

  private static long[] firsts(List<SeenPrediction> seen) {
    return seen.stream()
        .filter(it -> isFirst(it.prediction()))
        .mapToLong(SeenPrediction::nanos)
        .toArray();
  }

  private static boolean isFirst(Prediction prediction) {
    return prediction.sequence() == 1;
  }

  private static List<Double> sorted(List<Double> millis) {
    return millis.stream().sorted().toList();
  }
}
