package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import java.time.Duration;

/// What is known while a ride lives.
///
/// @param elapsed since the request
public record ProgressFacts(Duration elapsed, double distanceCoveredKm, GeoPoint position) {}
