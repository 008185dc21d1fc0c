package io.taxiapp.simulator.replay;

import java.time.Duration;
import java.time.Instant;

/// Event time at a multiple of real time.
///
/// @param first the event time at `startNanos` of [System#nanoTime()]
/// @param speed how many seconds of event time a real second has
record ReplayClock(Instant first, long startNanos, double speed) {

  /// Returns when that event time has come; at once if it has passed.
  void await(Instant time) throws InterruptedException {
    double due = Duration.between(first, time).toNanos() / speed;
    long left = startNanos + Math.round(due) - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }
}
