package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import java.util.Optional;

/// Distance along streets at right angles, turned as Manhattan's are: 29 degrees clockwise from
/// north ([Commissioners' Plan](https://en.wikipedia.org/wiki/Commissioners%27_Plan_of_1811)).
final class StreetGrid {
  private static final double TURN = Math.toRadians(29);
  private static final double KM_PER_DEGREE = 111.2;

  private StreetGrid() {}

  /// Between the centroids of a ride's zones; NaN where one has none.
  static double km(RideFacts ride, LookupTables tables) {
    Optional<GeoPoint> from = tables.zones().zone(ride.pickupZone()).centroid();
    Optional<GeoPoint> to = tables.zones().zone(ride.dropoffZone()).centroid();
    return from.isPresent() && to.isPresent() ? km(from.get(), to.get()) : Double.NaN;
  }

  private static double km(GeoPoint from, GeoPoint to) {
    double north = (to.latitude() - from.latitude()) * KM_PER_DEGREE;
    double east =
        (to.longitude() - from.longitude())
            * KM_PER_DEGREE
            * Math.cos(Math.toRadians((from.latitude() + to.latitude()) / 2));
    return Math.abs(east * Math.cos(TURN) - north * Math.sin(TURN))
        + Math.abs(east * Math.sin(TURN) + north * Math.cos(TURN));
  }
}
