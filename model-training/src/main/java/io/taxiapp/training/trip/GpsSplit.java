package io.taxiapp.training.trip;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// GPS trips split by time, so that nothing later than a trip was learned from.
///
/// @param trainCount how many trips, the first ones, are trained on
/// @param testFrom the first trip of the test days; those between were kept for choosing settings
public record GpsSplit(List<GpsTrip> trips, int trainCount, int testFrom, RowsLeftOut leftOut) {
  private static final Instant VALIDATION_STARTS = Instant.parse("2008-06-02T07:00:00Z");
  private static final Instant TEST_STARTS = Instant.parse("2008-06-06T07:00:00Z");

  public static GpsSplit read(Path file) {
    GpsTrips read = GpsTrips.read(file);
    List<GpsTrip> trips = read.trips();
    int trainCount = before(trips, VALIDATION_STARTS);
    int testFrom = before(trips, TEST_STARTS);
    if (trainCount == 0 || testFrom == trips.size()) {
      throw new IllegalArgumentException(
          "%s: expected trips before %s and after %s, found %d and %d"
              .formatted(
                  file, VALIDATION_STARTS, TEST_STARTS, trainCount, trips.size() - testFrom));
    }
    return new GpsSplit(trips, trainCount, testFrom, read.leftOut());
  }

  /// With those that repeat another.
  public long rows() {
    return trips.size() + leftOut.total();
  }

  private static int before(List<GpsTrip> trips, Instant moment) {
    return (int) trips.stream().filter(trip -> trip.startedAt().isBefore(moment)).count();
  }
}
