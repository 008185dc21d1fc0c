package io.taxiapp.training.corrected;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The city of the GPS trips, cut into square zones about as large as New York's: what is known of
/// a ride of which only the zones are given can be learned there too.
public final class GpsCity {
  private static final double SOUTH = 37.55;
  private static final double WEST = -122.55;
  private static final double CELL_LATITUDE = 0.0108;
  private static final double CELL_LONGITUDE = 0.0136;
  private static final int SIDE = 32;

  private final LookupTables tables;

  public GpsCity() {
    List<Zone> zones = new ArrayList<>();
    for (int cell = 0; cell < SIDE * SIDE; cell++) {
      zones.add(new Zone(cell, "", "", "", Optional.of(centre(cell)), OptionalDouble.of(1.44)));
    }
    tables =
        new LookupTables(
            new ZoneTable(zones), new ZonePairTable(List.of()), new ExpectationTable());
  }

  public LookupTables tables() {
    return tables;
  }

  int zone(GeoPoint point) {
    int row = (int) Math.clamp((point.latitude() - SOUTH) / CELL_LATITUDE, 0, SIDE - 1);
    int column = (int) Math.clamp((point.longitude() - WEST) / CELL_LONGITUDE, 0, SIDE - 1);
    return row * SIDE + column;
  }

  static GeoPoint centre(int zone) {
    return new GeoPoint(
        SOUTH + (Math.floorDiv(zone, SIDE) + 0.5) * CELL_LATITUDE,
        WEST + (zone % SIDE + 0.5) * CELL_LONGITUDE);
  }
}
