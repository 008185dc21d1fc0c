package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import java.time.Duration;
import java.util.Optional;

/// How far a ride has come, by straight distances; NaN where a place is not known.
///
/// @param plannedSeconds the initial duration, at least a second, in the light of the traffic at
///   both ends
/// @param directKm from pick-up to drop-off
/// @param remainingKm from the present position to the drop-off
record TravelledDistance(
    double plannedSeconds,
    double elapsedSeconds,
    double directKm,
    double remainingKm,
    double distanceCoveredKm) {

  static TravelledDistance of(FeatureInput input, LookupTables tables) {
    RideFacts ride = input.ride();
    Optional<GeoPoint> pickup =
        ride.pickup().or(() -> tables.zones().zone(ride.pickupZone()).centroid());
    Optional<GeoPoint> dropoff =
        ride.dropoff().or(() -> tables.zones().zone(ride.dropoffZone()).centroid());
    Optional<GeoPoint> position = input.progress().map(ProgressFacts::position).or(() -> pickup);
    return new TravelledDistance(
        Math.max(1, input.durationSeconds().orElse(Double.NaN))
            * Math.sqrt(input.pickupTraffic() * input.dropoffTraffic()),
        input.progress().map(ProgressFacts::elapsed).orElse(Duration.ZERO).toMillis() / 1000.0,
        distance(pickup, dropoff),
        distance(position, dropoff),
        input.progress().map(ProgressFacts::distanceCoveredKm).orElse(0.0));
  }

  private static double distance(Optional<GeoPoint> from, Optional<GeoPoint> to) {
    return from.isPresent() && to.isPresent()
        ? GreatCircle.distanceKm(from.get(), to.get())
        : Double.NaN;
  }

  /// The part of the direct distance that lies behind, 0 to 1; NaN where pick-up and drop-off are
  /// one place.
  double coveredShare() {
    return directKm > 0.05 ? Math.clamp(1 - remainingKm / directKm, 0, 1) : Double.NaN;
  }

  double elapsedShare() {
    return elapsedSeconds / plannedSeconds;
  }
}
