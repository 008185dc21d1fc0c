package io.taxiapp.simulator.trip;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.TripRecord;
import io.taxiapp.training.trip.TripRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The first trips of TLC months, in pick-up order.
///
/// Left out, and counted, are records that no rider could have asked for or no meter could have
/// measured: an unknown zone, more than 9 passengers, less than a minute or more than 3 hours, a
/// negative distance, fare or tip (refunds), a total below the tip; and what [TripRecords] leaves
/// out, such as a record that is there twice.
public final class RecordedTrips {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(3);
  private static final int MAX_PASSENGERS = 9;

  /// As much as a completion may tell.
  private static final double MAX_KM = 10_000;

  private RecordedTrips() {}

  /// The first usable trips of some months, fewer if there are fewer.
  ///
  /// @throws IllegalArgumentException naming the file that is no month of records, or if there are
  ///     no usable trips at all
  public static Trips first(int rides, List<Path> files, ZoneTable zones) {
    // Most records are usable; where they are not, more of them are looked at.
    for (long limit = 2L * rides + 100; ; limit *= 4) {
      var read = TripRecords.read(files, limit);
      var records = read.records();
      var trips = usable(rides, records, zones);
      if (trips.trips().size() == rides || records.size() < limit) {
        if (trips.trips().isEmpty()) {
          throw new IllegalArgumentException(
              "%s: expected usable trips, found %d records and none of them usable"
                  .formatted(files, records.size() + read.leftOut().total()));
        }
        return trips.withSkipped(read.leftOut().total());
      }
    }
  }

  static Trips usable(int rides, List<TripRecord> records, ZoneTable zones) {
    var trips = new ArrayList<Trip>();
    int skipped = 0;
    for (var record : records) {
      if (trips.size() == rides) {
        break;
      }
      if (isUsable(record, zones)) {
        trips.add(trip(record));
      } else {
        skipped++;
      }
    }
    return new Trips(trips, skipped);
  }

  private static boolean isUsable(TripRecord record, ZoneTable zones) {
    return zones.find(record.pickupZone()).isPresent()
        && zones.find(record.dropoffZone()).isPresent()
        && record.passengers() <= MAX_PASSENGERS
        && record.duration().compareTo(SHORTEST) >= 0
        && record.duration().compareTo(LONGEST) <= 0
        && record.distanceKm() >= 0
        && record.distanceKm() <= MAX_KM
        && record.fareCents() >= 0
        && record.tipCents() >= 0
        && record.totalCents() >= record.tipCents();
  }

  private static Trip trip(TripRecord record) {
    return new Trip(
        record.pickupAt(),
        record.pickupZone(),
        record.dropoffZone(),
        record.passengers(),
        record.paymentMethod(),
        record.tripType(),
        record.duration(),
        record.distanceKm(),
        record.fareCents(),
        record.tipCents(),
        record.totalCents());
  }
}
