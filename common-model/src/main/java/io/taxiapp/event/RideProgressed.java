package io.taxiapp.event;

import java.time.Instant;
import java.util.UUID;

/// Where the taxi is while the rider is in it.
///
/// @param sequence counts the progress reports of this ride from 1
/// @param distanceCoveredKm the way driven since the pick-up
public record RideProgressed(
    UUID rideId, int sequence, Instant at, GeoPoint position, double distanceCoveredKm)
    implements RideEvent {

  private static final int MAX_REPORTS = 1_000_000;

  public RideProgressed {
    Validation.that(
        sequence >= 1 && sequence <= MAX_REPORTS,
        "sequence",
        "a whole number from 1 to " + MAX_REPORTS,
        sequence);
    Validation.time("at", at);
    Validation.km("distanceCoveredKm", distanceCoveredKm);
  }

  @Override
  public String messageId() {
    return rideId + ":progressed:" + sequence;
  }

  @Override
  public Instant time() {
    return at;
  }
}
