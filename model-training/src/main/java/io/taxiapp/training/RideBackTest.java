package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import java.util.List;
import java.util.OptionalDouble;

/// Trains a recipe on some months and tries it on a later one.
final class RideBackTest {
  private RideBackTest() {}

  static RideErrors run(RideRecipe recipe, List<Month> trainedOn, Month triedOn, ZoneTable zones) {
    List<Ride> seen = Month.rides(trainedOn);
    List<Ride> unseen = triedOn.rides();
    RideModel model = RideModel.train(recipe, seen, zones);
    double[] durations =
        recipe.needsDuration() ? HonestDurations.predict(seen, unseen, zones) : new double[0];
    List<float[]> rows = model.rows(unseen, durations);
    List<float[]> columns = model.forests().predict(rows);
    RideErrors errors =
        new RideErrors(recipe.target(), zones, Month.names(trainedOn), triedOn.name());
    for (int i = 0; i < unseen.size(); i++) {
      Ride ride = unseen.get(i);
      float scale = (float) recipe.target().scale(ride.facts());
      double[] ordered =
          Columns.ordered(
              new float[] {
                columns.get(0)[i] * scale,
                columns.get(1)[i] * scale,
                columns.get(2)[i] * scale,
                columns.get(3)[i] * scale
              });
      errors.add(ride, ordered, tariff(recipe, rows.get(i), ride, zones));
    }
    return errors;
  }

  /// Over the distance and the duration that the model was given.
  private static OptionalDouble tariff(RideRecipe recipe, float[] row, Ride ride, ZoneTable zones) {
    if (recipe.target() != RideTarget.COST) {
      return OptionalDouble.empty();
    }
    List<String> names = recipe.featureNames();
    return PublishedTariff.cents(
        ride.facts(),
        zones,
        row[names.indexOf(PublishedTariff.KM)],
        row[names.indexOf(PublishedTariff.SECONDS)]);
  }
}
