package io.taxiapp.simulator.trip;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.util.Optional;

/// Where a taxi is while it drives: on the straight line between the centroids of its zones, as
/// records tell nothing else. Where one zone has no place on the map, the taxi stays at the other.
public record Route(ZoneTable zones) {

  /// Where the taxi is.
  ///
  /// @param share of the way that is done, from 0 to 1
  /// @return nothing if neither zone has a place on the map
  public Optional<GeoPoint> position(Trip trip, double share) {
    var pickup = zones.find(trip.pickupZone()).flatMap(Zone::centroid);
    var dropoff = zones.find(trip.dropoffZone()).flatMap(Zone::centroid);
    var from = pickup.or(() -> dropoff);
    var to = dropoff.or(() -> pickup);
    return from.flatMap(a -> to.map(b -> between(a, b, share)));
  }

  private static GeoPoint between(GeoPoint from, GeoPoint to, double share) {
    return new GeoPoint(
        from.latitude() + share * (to.latitude() - from.latitude()),
        from.longitude() + share * (to.longitude() - from.longitude()));
  }
}
