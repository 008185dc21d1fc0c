package io.taxiapp.event;

/// A place on earth in degrees, WGS84.
public record GeoPoint(double latitude, double longitude) {}
