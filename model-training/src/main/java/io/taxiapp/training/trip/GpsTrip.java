package io.taxiapp.training.trip;

import io.taxiapp.event.GeoPoint;
import java.time.Instant;
import java.util.List;

/// A recorded taxi trip with its way, a fix about every minute. The true arrival lies up to one fix
/// after the last.
public record GpsTrip(Instant startedAt, double seconds, List<Fix> fixes) {

  /// A position on the way.
  ///
  /// @param drivenKm from the start, along the fixes
  public record Fix(double second, GeoPoint position, double drivenKm) {}

  public GeoPoint pickup() {
    return fixes.getFirst().position();
  }

  public GeoPoint dropoff() {
    return fixes.getLast().position();
  }

  Instant endedAt() {
    return startedAt.plusMillis(Math.round(seconds * 1000));
  }
}
