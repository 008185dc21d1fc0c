package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import java.util.Optional;
import java.util.OptionalDouble;

/// A TLC taxi zone. Zones 264 and 265 are "unknown" and "outside of NYC": they have no centroid and
/// no area.
public record Zone(
    int id,
    String borough,
    String name,
    String serviceZone,
    Optional<GeoPoint> centroid,
    OptionalDouble areaKm2) {}
