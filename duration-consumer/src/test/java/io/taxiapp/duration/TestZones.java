package io.taxiapp.duration;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.traffic.TrafficSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The zones of the sample ride, two beside them, and a traffic that believes a few rides.
final class TestZones {

  static final TrafficSettings TRAFFIC = new TrafficSettings(30, 1, 1, 0.1);

  static final LookupTables TABLES =
      new LookupTables(
          new ZoneTable(
              List.of(
                  zone(41, "Manhattan", 40.8043, -73.9513),
                  zone(42, "Manhattan", 40.8187, -73.9409),
                  zone(74, "Manhattan", 40.8013, -73.9362),
                  zone(138, "Queens", 40.7742, -73.8731))),
          new ZonePairTable(List.of()),
          new ExpectationTable());

  private TestZones() {}

  private static Zone zone(int id, String borough, double latitude, double longitude) {
    return new Zone(
        id, borough, "", "", Optional.of(new GeoPoint(latitude, longitude)), OptionalDouble.of(2));
  }
}
