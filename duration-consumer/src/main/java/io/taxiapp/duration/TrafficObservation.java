package io.taxiapp.duration;

import java.time.Instant;

/// One completed ride's word on how fast the traffic around a zone is.
///
/// @param paceRatio time taken over time expected: 1 as predicted, 2 twice as slow
/// @param rideEventId the message that told it
record TrafficObservation(int zone, String rideEventId, Instant at, double paceRatio) {

  TrafficObservation {
    if (!(paceRatio > 0) || Double.isInfinite(paceRatio)) {
      throw new IllegalArgumentException(
          "paceRatio: expected a finite number over 0, found " + paceRatio);
    }
  }
}
