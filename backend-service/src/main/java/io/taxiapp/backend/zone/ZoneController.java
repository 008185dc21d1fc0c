package io.taxiapp.backend.zone;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.backend.problem.ProblemResponse;
import java.util.List;

/// The taxi zones that a ride can start and end in.
@ProblemResponse
@Controller("/zones")
final class ZoneController {

  private final List<ShownZone> zones;

  ZoneController(ModelCatalog models) {
    zones = models.zones().all().stream().map(ShownZone::of).toList();
  }

  /// All zones by ascending id; 264 and 265 are "unknown" and "outside of NYC" and have no place.
  @Get
  List<ShownZone> zones() {
    return zones;
  }
}
