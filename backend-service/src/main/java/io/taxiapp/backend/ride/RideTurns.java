package io.taxiapp.backend.ride;

import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.publish.Deadline;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One request at a time for each ride, as far as this replica goes: what a request decides by must
/// still hold when its event is published.
final class RideTurns {

  private static final int STRIPES = 1024;

  /// What is left of the deadline for the request itself.
  private static final Duration PUBLISHING = Duration.ofMillis(300);

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  /// @throws ProblemException (503) if it is not this request's turn in time to be published before
  ///     its deadline
  <T> T take(UUID rideId, Deadline deadline, Supplier<T> request) {
    var lock = locks[Math.floorMod(rideId.hashCode(), STRIPES)];
    try {
      if (!lock.tryLock(deadline.left().minus(PUBLISHING).toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return request.get();
    } finally {
      lock.unlock();
    }
  }

  private static ProblemException busy() {
    return ProblemException.unavailable(
        "ride-busy", "An earlier request for this ride is not done yet", "Send the request again.");
  }
}
