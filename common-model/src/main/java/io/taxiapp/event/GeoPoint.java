package io.taxiapp.event;

/// A point on the earth in WGS84 degrees.
public record GeoPoint(double latitude, double longitude) {

  public GeoPoint {
    Validation.that(Math.abs(latitude) <= 90, "latitude", "degrees from -90 to 90", latitude);
    Validation.that(Math.abs(longitude) <= 180, "longitude", "degrees from -180 to 180", longitude);
  }
}
