package io.taxiapp.training.corrected;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.training.trip.GpsTrip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Moments of GPS trips, as a service would see them: at the request, and at fixes on the way.
public final class ProgressRows {
  private static final int MAX_FIXES = 7;

  private final List<GpsTrip> trips;
  private final GpsCity city;
  private final boolean exact;
  private final double[] initial;

  public ProgressRows(List<GpsTrip> trips, int trainCount, GpsCity city, boolean exact) {
    this.trips = trips;
    this.city = city;
    this.exact = exact;
    this.initial = GpsDurations.of(trips, trainCount, exact, city);
  }

  /// The request and up to seven fixes of each trip of a range.
  List<ProgressRow> requestAndFixes(int from, int to) {
    List<ProgressRow> rows = new ArrayList<>();
    for (int trip = from; trip < to; trip++) {
      int fixes = trips.get(trip).fixes().size();
      rows.add(row(trip, 0));
      int step = Math.max(1, Math.ceilDiv(fixes - 2, MAX_FIXES));
      for (int fix = 1 + trip % step; fix < fixes - 1; fix += step) {
        rows.add(row(trip, fix));
      }
    }
    return rows;
  }

  /// The first fix of each trip of a range that lies at or past a share of the driven way.
  public List<ProgressRow> at(double share, int from, int to) {
    List<ProgressRow> rows = new ArrayList<>();
    for (int trip = from; trip < to; trip++) {
      List<GpsTrip.Fix> fixes = trips.get(trip).fixes();
      double target = share * fixes.getLast().drivenKm();
      int fix = 0;
      while (fix < fixes.size() - 1 && fixes.get(fix).drivenKm() < target) {
        fix++;
      }
      if (fix < fixes.size() - 1) {
        rows.add(row(trip, fix));
      }
    }
    return rows;
  }

  private ProgressRow row(int index, int fixIndex) {
    GpsTrip trip = trips.get(index);
    GpsTrip.Fix fix = trip.fixes().get(fixIndex);
    RideFacts ride =
        new RideFacts(
            trip.startedAt(),
            city.zone(trip.pickup()),
            city.zone(trip.dropoff()),
            exact ? Optional.of(trip.pickup()) : Optional.empty(),
            exact ? Optional.of(trip.dropoff()) : Optional.empty(),
            1,
            PaymentMethod.UNKNOWN,
            TripType.STREET_HAIL);
    Optional<ProgressFacts> progress =
        fixIndex == 0
            ? Optional.empty()
            : Optional.of(
                new ProgressFacts(
                    Duration.ofMillis(Math.round(fix.second() * 1000)),
                    fix.drivenKm(),
                    fix.position()));
    return new ProgressRow(
        index,
        exact,
        fix.drivenKm() / trip.fixes().getLast().drivenKm(),
        new FeatureInput(ride, OptionalDouble.of(initial[index]), progress, 1, 1),
        trip.seconds() - fix.second());
  }
}
