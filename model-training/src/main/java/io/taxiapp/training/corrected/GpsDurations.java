package io.taxiapp.training.corrected;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.feature.GreatCircle;
import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.forest.TrainingRows;
import io.taxiapp.training.trip.GpsTrip;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

/// Initial durations for GPS trips, from what is known at their request, by models that did not see
/// the trip.
public final class GpsDurations {
  private static final int FOLDS = 5;
  private static final ZoneOffset CITY_TIME = ZoneOffset.ofHours(-7);
  private static final ForestSettings SETTINGS = new ForestSettings(160, 6, 0.06, 10, 0.8, 0.9);

  private static final Objective MEAN = new Objective.Mean();

  private final List<GpsTrip> trips;
  private final boolean exact;
  private final GpsCity city;

  private GpsDurations(List<GpsTrip> trips, boolean exact, GpsCity city) {
    this.trips = trips;
    this.exact = exact;
    this.city = city;
  }

  /// The initial duration of every trip, in seconds. The first trips, up to `trainCount`, are
  /// predicted by folds of each other; the later ones by a model of all those first ones.
  ///
  /// @param exact whether the places are known to the metre or only by zone
  static double[] of(List<GpsTrip> trips, int trainCount, boolean exact, GpsCity city) {
    GpsDurations model = new GpsDurations(trips, exact, city);
    double[] durations = new double[trips.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int heldOut = fold;
      model.predict(
          IntStream.range(0, trainCount).filter(i -> i % FOLDS != heldOut).toArray(),
          IntStream.range(0, trainCount).filter(i -> i % FOLDS == heldOut).toArray(),
          durations);
    }
    model.predict(
        IntStream.range(0, trainCount).toArray(),
        IntStream.range(trainCount, trips.size()).toArray(),
        durations);
    return durations;
  }

  private void predict(int[] known, int[] wanted, double[] durations) {
    if (wanted.length == 0) {
      return;
    }
    float[] labels = new float[known.length];
    for (int i = 0; i < known.length; i++) {
      labels[i] = (float) trips.get(known[i]).seconds();
    }
    try (TrainingRows training = TrainingRows.of(rows(known), labels);
        TrainingRows unseen = TrainingRows.of(rows(wanted), new float[0])) {
      Forest forest = Forest.train(training.matrix(), MEAN.base(labels), SETTINGS, MEAN);
      float[] predicted = forest.predict(unseen.matrix());
      for (int i = 0; i < wanted.length; i++) {
        durations[wanted[i]] = Math.max(60, predicted[i]);
      }
    }
  }

  private List<float[]> rows(int[] indices) {
    return IntStream.of(indices).mapToObj(i -> row(trips.get(i))).toList();
  }

  /// When a trip started, by the clocks of its city.
  public static ZonedDateTime startOf(GpsTrip trip) {
    return trip.startedAt().atZone(CITY_TIME);
  }

  private float[] row(GpsTrip trip) {
    GeoPoint from = exact ? trip.pickup() : GpsCity.centre(city.zone(trip.pickup()));
    GeoPoint to = exact ? trip.dropoff() : GpsCity.centre(city.zone(trip.dropoff()));
    ZonedDateTime start = startOf(trip);
    return new float[] {
      (float) from.latitude(),
      (float) from.longitude(),
      (float) to.latitude(),
      (float) to.longitude(),
      (float) GreatCircle.distanceKm(from, to),
      start.toLocalTime().toSecondOfDay(),
      start.getDayOfWeek().getValue()
    };
  }
}
