package io.taxiapp.verification.oracle;

import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the backend took of one ride: all that the oracle starts from.
///
/// @param initialSeconds the duration it answered the request with
/// @param progress what the reports that it took, or may have taken, said, by sequence
/// @param unsureProgress the sequences of those reports that it may have taken or not
public record AcceptedRide(
    UUID rideId,
    RideFacts facts,
    long initialSeconds,
    Map<Integer, ProgressFacts> progress,
    Set<Integer> unsureProgress) {

  public AcceptedRide {
    progress = Map.copyOf(progress);
    unsureProgress = Set.copyOf(unsureProgress);
  }
}
