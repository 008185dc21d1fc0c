package io.taxiapp.simulator.replay;

import io.taxiapp.event.Interval;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.simulator.trip.Trip;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What became of one trip of a replay.
public sealed interface SentRide {

  Trip trip();

  /// The backend took the request.
  ///
  /// @param acceptedNanos when its answer was there, on [System#nanoTime()]'s clock
  /// @param progress what the reports that it took, or may have taken, said, by sequence
  /// @param unsureProgress the sequences of those that it may have taken
  /// @param problems what it did not take
  record Accepted(
      Trip trip,
      UUID rideId,
      long initialSeconds,
      Interval initialInterval,
      long acceptedNanos,
      Map<Integer, ProgressFacts> progress,
      Set<Integer> unsureProgress,
      Ending ending,
      List<String> problems)
      implements SentRide {

    public boolean completed() {
      return ending == Ending.COMPLETED;
    }
  }

  /// How an accepted ride ended, as far as the backend took it.
  enum Ending {
    NONE,
    COMPLETED,
    CANCELLED
  }

  /// It did not.
  record Refused(Trip trip, String reason) implements SentRide {}
}
