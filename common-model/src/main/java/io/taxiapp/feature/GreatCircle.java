package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;

/// Straight distances on a sphere.
public final class GreatCircle {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  private GreatCircle() {}

  /// Haversine distance in kilometres.
  public static double distanceKm(GeoPoint from, GeoPoint to) {
    double latitude = Math.toRadians(to.latitude() - from.latitude());
    double longitude = Math.toRadians(to.longitude() - from.longitude());
    double sineLatitude = Math.sin(latitude / 2);
    double sineLongitude = Math.sin(longitude / 2);
    double chord =
        sineLatitude * sineLatitude
            + Math.cos(Math.toRadians(from.latitude()))
                * Math.cos(Math.toRadians(to.latitude()))
                * sineLongitude
                * sineLongitude;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1.0, Math.sqrt(chord)));
  }
}
