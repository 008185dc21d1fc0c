package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.ExpectationTable.Dimension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The tables of a bundle that features need.
public record LookupTables(ZoneTable zones, ZonePairTable pairs, ExpectationTable expectations) {

  /// Reads the tables in a bundle's directory; `zones.csv` must be there, the others only if a
  /// feature uses them.
  public static LookupTables read(Path directory) {
    Path pairs = directory.resolve(ZonePairTable.FILE);
    Path expectations = directory.resolve(ExpectationTable.FILE);
    return new LookupTables(
        ZoneTable.read(directory.resolve(ZoneTable.FILE)),
        Files.exists(pairs) ? ZonePairTable.read(pairs) : new ZonePairTable(List.of()),
        Files.exists(expectations) ? ExpectationTable.read(expectations) : new ExpectationTable());
  }

  /// Straight distance between the centroids of two zones; NaN where one has none.
  public double centroidKm(int pickupZone, int dropoffZone) {
    Optional<GeoPoint> from = zones.zone(pickupZone).centroid();
    Optional<GeoPoint> to = zones.zone(dropoffZone).centroid();
    return from.isPresent() && to.isPresent()
        ? GreatCircle.distanceKm(from.get(), to.get())
        : Double.NaN;
  }

  /// What one expects of a ride between two zones at an average hour, in the quantity's unit.
  public double expected(Quantity quantity, int pickupZone, int dropoffZone) {
    int band =
        ExpectationTable.distanceBand(pickupZone, dropoffZone, centroidKm(pickupZone, dropoffZone));
    return expectations.factor(quantity, Dimension.DISTANCE, band)
        * expectations.factor(quantity, Dimension.PICKUP, pickupZone)
        * expectations.factor(quantity, Dimension.DROPOFF, dropoffZone)
        * pairs.find(pickupZone, dropoffZone).map(pair -> pairFactor(quantity, pair)).orElse(1.0);
  }

  private static double pairFactor(Quantity quantity, ZonePair pair) {
    return switch (quantity) {
      case SECONDS -> pair.secondsFactor();
      case KM -> pair.kmFactor();
      case COST -> pair.costFactor();
      case TIP -> 1.0;
    };
  }
}
