package io.taxiapp.simulator.replay;

import java.util.UUID;

/// Told of what a replay's calls were answered, by the threads that made them.
@FunctionalInterface
public interface AnswerListener {

  void taken(TakenCall call);

  /// Asked when a ride comes to its end: whether it is cancelled instead.
  default boolean cancels(UUID rideId) {
    return false;
  }

  static AnswerListener nobody() {
    return _ -> {};
  }
}
