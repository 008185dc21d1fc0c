package io.taxiapp.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that died is replaced, the first at once, each later one after a longer pause, unless
/// too many died of late: then the process gives up, and whoever started it decides (a fault that
/// stays is not cured by another thread).
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int MAX_OF_A_THREAD = 10;
  private static final Duration WITHIN = Duration.ofMinutes(5);

  /// Its partitions wait for that long, whoever else could take them.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final int max;
  private final InstantSource clock;
  private final CountDownLatch stop;
  private final Deque<Instant> failures = new ArrayDeque<>();
  private final Set<String> pauses = ConcurrentHashMap.newKeySet();

  /// @param threads that one fault may end all at once
  /// @param stop ends a pause
  FailurePolicy(int threads, InstantSource clock, CountDownLatch stop) {
    this.max = MAX_OF_A_THREAD * threads;
    this.clock = clock;
    this.stop = stop;
  }

  /// Why a thread is not at work now, if that is so.
  Optional<String> pause() {
    return pauses.stream().findAny();
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    int count = count();
    var giveUp = failure instanceof Error || count > max;
    var wait = pauseAfter(count);
    LOG.error(
        "stream thread failed ({} of at most {} within {}), {}",
        count,
        max,
        WITHIN,
        giveUp ? "giving up" : "replacing it after " + wait,
        failure);
    if (giveUp) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    var reason =
        "a thread failed and will be replaced (%d): %s".formatted(count, failure.getMessage());
    pauses.add(reason);
    try {
      var _ = stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      pauses.remove(reason);
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private synchronized int count() {
    var now = clock.instant();
    failures.add(now);
    failures.removeIf(earlier -> earlier.isBefore(now.minus(WITHIN)));
    return failures.size();
  }

  /// Nothing, then half a second, doubled until it is the longest.
  static Duration pauseAfter(int failures) {
    return switch (failures) {
      case 1 -> Duration.ZERO;
      case 2 -> Duration.ofMillis(500);
      case 3 -> Duration.ofSeconds(1);
      default -> LONGEST_PAUSE;
    };
  }
}
