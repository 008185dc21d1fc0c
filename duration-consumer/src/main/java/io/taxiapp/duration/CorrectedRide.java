package io.taxiapp.duration;

import io.taxiapp.event.RideRequested;
import io.taxiapp.stream.RideState;

/// What the duration consumer remembers of a ride.
///
/// @param sequence of the last prediction
/// @param progress sequence of the last progress report, 0 before the first
record CorrectedRide(
    RideRequested request, int sequence, int progress, boolean over, long touchedAt)
    implements RideState {

  static CorrectedRide requested(RideRequested request, long timestamp) {
    return new CorrectedRide(request, 1, 0, false, timestamp);
  }

  CorrectedRide progressed(int report, long timestamp) {
    return new CorrectedRide(request, sequence + 1, report, false, timestamp);
  }

  CorrectedRide ended(long timestamp) {
    return new CorrectedRide(request, sequence, progress, true, timestamp);
  }
}
