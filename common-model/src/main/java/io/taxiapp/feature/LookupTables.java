package io.taxiapp.feature;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.ExpectationTable.Dimension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/// The tables of a bundle that features need.
public final class LookupTables {
  private final ZoneTable zones;
  private final ZonePairTable pairs;
  private final ExpectationTable expectations;
  private final CentroidDistances distances;
  private final NearbyPairs nearby;

  public LookupTables(ZoneTable zones, ZonePairTable pairs, ExpectationTable expectations) {
    this.zones = zones;
    this.pairs = pairs;
    this.expectations = expectations;
    this.distances = new CentroidDistances(zones);
    this.nearby = new NearbyPairs(zones, distances, pairs);
  }

  public ZoneTable zones() {
    return zones;
  }

  public ZonePairTable pairs() {
    return pairs;
  }

  public ExpectationTable expectations() {
    return expectations;
  }

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
    return distances.km(zones.zone(pickupZone).id(), zones.zone(dropoffZone).id());
  }

  /// What one expects of a ride at an average hour, in the quantity's unit.
  public double expected(Quantity quantity, RideFacts ride) {
    int pickup = ride.pickupZone();
    int dropoff = ride.dropoffZone();
    return expectations.factor(quantity, Dimension.DISTANCE, distanceBand(pickup, dropoff))
        * expectations.factor(quantity, Dimension.PICKUP, pickup)
        * expectations.factor(quantity, Dimension.DROPOFF, dropoff)
        * pairFactor(quantity, ride)
        * unstatedPaymentFactor(quantity, ride);
  }

  /// How much more than its zones and distance let expect: 1 is as expected.
  double pairFactor(Quantity quantity, RideFacts ride) {
    return nearby.factor(quantity, ride.pickupZone(), ride.dropoffZone());
  }

  /// How much more a ride takes whose payment method nobody stated: those are booked by app, and
  /// another population. 1 for all others.
  double unstatedPaymentFactor(Quantity quantity, RideFacts ride) {
    if (ride.paymentMethod() != PaymentMethod.UNKNOWN) {
      return 1;
    }
    int pickup = ride.pickupZone();
    int dropoff = ride.dropoffZone();
    return expectations.factor(quantity, Dimension.UNSTATED_DISTANCE, distanceBand(pickup, dropoff))
        * expectations.factor(quantity, Dimension.UNSTATED_PICKUP, pickup)
        * expectations.factor(quantity, Dimension.UNSTATED_DROPOFF, dropoff);
  }

  /// How much longer rides take at this hour, in the city and in the boroughs of both ends.
  double hourFactor(RideFacts ride) {
    ZonedDateTime local = NewYorkTime.of(ride.requestedAt());
    return expectations.factor(Quantity.SECONDS, Dimension.HOUR, NewYorkTime.hourOfWeek(local))
        * expectations.factor(
            Quantity.SECONDS, Dimension.PICKUP_BOROUGH_HOUR, boroughHour(ride.pickupZone(), local))
        * expectations.factor(
            Quantity.SECONDS,
            Dimension.DROPOFF_BOROUGH_HOUR,
            boroughHour(ride.dropoffZone(), local));
  }

  /// The key of [Dimension#DISTANCE].
  public int distanceBand(int pickupZone, int dropoffZone) {
    return distances.band(zones.zone(pickupZone).id(), zones.zone(dropoffZone).id());
  }

  /// The key of [Dimension#PICKUP_BOROUGH_HOUR] and its like: 24 hours of working days and 24 of
  /// weekends for each borough.
  public int boroughHour(int zone, Instant at) {
    return boroughHour(zone, NewYorkTime.of(at));
  }

  private int boroughHour(int zone, ZonedDateTime local) {
    boolean weekend = local.getDayOfWeek().getValue() >= 6;
    return zones.borough(zone) * 48 + (weekend ? 24 : 0) + local.getHour();
  }
}
