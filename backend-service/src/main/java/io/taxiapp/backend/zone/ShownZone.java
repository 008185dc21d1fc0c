package io.taxiapp.backend.zone;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.Zone;
import java.util.Optional;
import java.util.OptionalDouble;

/// A taxi zone as it is shown.
record ShownZone(
    int id,
    String borough,
    String name,
    String serviceZone,
    @Schema(requiredMode = NOT_REQUIRED) Optional<GeoPoint> centroid,
    @Schema(requiredMode = NOT_REQUIRED) OptionalDouble areaKm2) {

  static ShownZone of(Zone zone) {
    return new ShownZone(
        zone.id(),
        zone.borough(),
        zone.name(),
        zone.serviceZone(),
        zone.centroid(),
        zone.areaKm2());
  }
}
