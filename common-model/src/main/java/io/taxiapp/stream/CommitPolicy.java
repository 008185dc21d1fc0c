package io.taxiapp.stream;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/// When a stream thread commits: what it has done is visible then.
///
/// One that keeps up asks for a commit before it waits for more, but no sooner than an interval
/// after it asked last; Kafka Streams commits once for each time at most. One that is behind would
/// make everything behind it wait for each commit: it is left to Kafka Streams' own interval, which
/// is longer.
public final class CommitPolicy {

  private static final ThreadLocal<@Nullable ProcessingContext> UNCOMMITTED = new ThreadLocal<>();

  private final Duration interval;
  private final LongSupplier nanos;
  private long lookedNanos;

  CommitPolicy(Duration interval, LongSupplier nanos) {
    this.interval = interval;
    this.nanos = nanos;
    lookedNanos = nanos.getAsLong() - interval.toNanos();
  }

  /// Said by a processor that takes a record up, whatever comes of it: its thread has something to
  /// commit.
  public static void takenUp(ProcessingContext context) {
    UNCOMMITTED.set(context);
  }

  /// Before the thread waits for records: asks for a commit if one is due.
  ///
  /// @param behind whether there is more than the thread can do at once
  /// @return how long to wait for records, at most as long as was asked for
  Duration beforeWaiting(Duration atMost, BooleanSupplier behind) {
    var context = UNCOMMITTED.get();
    if (context == null) {
      return atMost;
    }
    long now = nanos.getAsLong();
    // Whole milliseconds: a consumer takes less for none, and would be asked again and again.
    var left = interval.minusNanos(now - lookedNanos).plusNanos(999_999).truncatedTo(MILLIS);
    if (left.isPositive()) {
      return left.compareTo(atMost) < 0 ? left : atMost;
    }
    lookedNanos = now;
    if (behind.getAsBoolean()) {
      return atMost;
    }
    UNCOMMITTED.remove();
    try {
      // Of all tasks of the thread, once it has come back with what is there.
      context.commit();
      return Duration.ZERO;
    } catch (UnsupportedOperationException _) {
      return atMost; // The task is a standby by now; its commits were made when it became one.
    }
  }
}
