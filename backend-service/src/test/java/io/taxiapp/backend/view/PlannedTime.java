package io.taxiapp.backend.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// A clock that goes on only while something waits, and what happens meanwhile.
final class PlannedTime {

  /// Whoever waits for so long waits for ever.
  private static final Duration END = Duration.ofDays(1);

  private final Queue<Happening> planned = new ArrayDeque<>();
  private Duration now = Duration.ZERO;

  private record Happening(Duration at, Runnable what) {}

  /// In the order in which it happens.
  void plan(Duration at, Runnable what) {
    planned.add(new Happening(at, what));
  }

  Duration now() {
    return now;
  }

  long nanos() {
    return now.toNanos();
  }

  /// As [RideTimeline#awaitChange], but at once.
  void awaitChange(RideTimeline timeline, long known, Duration atMost) {
    var until = now.plus(atMost);
    while (timeline.version() == known) {
      var next = planned.peek();
      if (next == null || next.at().compareTo(until) > 0) {
        now = until;
        if (now.compareTo(END) > 0) {
          throw new AssertionError("expected the end of a wait, found none within " + END);
        }
        return;
      }
      planned.remove();
      now = next.at();
      next.what().run();
    }
  }
}
