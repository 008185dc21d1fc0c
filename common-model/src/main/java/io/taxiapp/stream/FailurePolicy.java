package io.taxiapp.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that died is replaced, unless too many died of late: then the process gives up, and
/// whoever started it decides (a fault that comes back at once is not cured by another thread).
final class FailurePolicy implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
  private static final int MOST = 10;
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Deque<Instant> failures = new ArrayDeque<>();

  FailurePolicy(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    var now = clock.instant();
    failures.add(now);
    failures.removeIf(earlier -> earlier.isBefore(now.minus(WITHIN)));
    var giveUp = failure instanceof Error || failures.size() > MOST;
    LOG.error(
        "stream thread failed ({} of at most {} within {}), {}",
        failures.size(),
        MOST,
        WITHIN,
        giveUp ? "giving up" : "replacing it",
        failure);
    return giveUp
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
