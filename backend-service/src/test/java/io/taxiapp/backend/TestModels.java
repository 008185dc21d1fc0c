package io.taxiapp.backend;

import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.Model;
import io.taxiapp.model.Scored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Three zones, and a model that anyone can check by head: five minutes, and one more for each zone
/// between the two.
public final class TestModels {

  public static final ModelIdentity IDENTITY = new ModelIdentity("duration", "test", "sha256:00");

  private TestModels() {}

  public static ModelCatalog models() {
    return new ModelCatalog(new ByHead(), zones(), List.of());
  }

  public static ZoneTable zones() {
    return new ZoneTable(List.of(zone(74), zone(75), zone(264)));
  }

  private static Zone zone(int id) {
    return new Zone(
        id,
        "Manhattan",
        "Zone " + id,
        "Boro Zone",
        Optional.of(new GeoPoint(40.8, -73.9)),
        OptionalDouble.of(1));
  }

  private record ByHead() implements Model {

    @Override
    public ModelIdentity identity() {
      return IDENTITY;
    }

    @Override
    public Scored predict(FeatureInput input) {
      double seconds =
          300 + 60.0 * Math.abs(input.ride().dropoffZone() - input.ride().pickupZone());
      return new Scored(seconds, seconds / 2, seconds, seconds * 2, Map.of());
    }
  }
}
