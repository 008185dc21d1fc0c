package io.taxiapp.duration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.stream.RideState;
import io.taxiapp.traffic.PaceObservation;
import java.util.Optional;

/// What the duration consumer remembers of a ride.
///
/// @param sequence of the last prediction that was published
/// @param publishedSeconds its total
/// @param progress the last report, its distance never less than an earlier one's
/// @param observation its last one of the traffic
/// @param seen the number of the newest traffic message that the last prediction was made with
record CorrectedRide(
    RideRequested request,
    int sequence,
    long publishedSeconds,
    Optional<RideProgressed> progress,
    @JsonProperty("word") Optional<PaceObservation> observation,
    long seen,
    boolean over,
    long touchedAt)
    implements RideState {

  private static final double MIN_SHARE = 0.05;
  private static final long MIN_SECONDS = 30;

  static CorrectedRide requested(RideRequested request, long seen, long timestamp) {
    return new CorrectedRide(
        request, 0, 0, Optional.empty(), Optional.empty(), seen, false, timestamp);
  }

  /// Whether a total is worth publishing (R6).
  boolean isMovedBy(long totalSeconds) {
    var difference = Math.abs(totalSeconds - publishedSeconds);
    return sequence == 0
        || (difference >= MIN_SECONDS && difference >= MIN_SHARE * publishedSeconds);
  }

  CorrectedRide published(long totalSeconds) {
    return new CorrectedRide(
        request, sequence + 1, totalSeconds, progress, observation, seen, over, touchedAt);
  }

  CorrectedRide progressed(
      RideProgressed report,
      Optional<PaceObservation> newObservation,
      long newSeen,
      long timestamp) {
    return new CorrectedRide(
        request,
        sequence,
        publishedSeconds,
        Optional.of(report),
        newObservation.or(this::observation),
        newSeen,
        false,
        timestamp);
  }

  CorrectedRide judgedBy(long newSeen) {
    return new CorrectedRide(
        request, sequence, publishedSeconds, progress, observation, newSeen, over, touchedAt);
  }

  CorrectedRide ended(long timestamp) {
    return new CorrectedRide(
        request, sequence, publishedSeconds, progress, observation, seen, true, timestamp);
  }
}
