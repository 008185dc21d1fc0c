package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import java.util.List;

/// Trains a recipe on some months and tries it on a later one.
final class RideBackTest {
  private RideBackTest() {}

  static List<BackTest> run(
      RideRecipe recipe, List<Month> trainedOn, Month triedOn, ZoneTable zones) {
    List<Ride> seen = Month.rides(trainedOn);
    List<Ride> unseen = triedOn.rides();
    RideModel model = RideModel.train(recipe, seen, zones);
    double[] durations =
        recipe.needsDuration() ? HonestDurations.predict(seen, unseen, zones) : new double[0];
    List<float[]> columns = model.forests().predict(model.rows(unseen, durations));
    RideErrors errors = new RideErrors(recipe.target());
    for (int i = 0; i < unseen.size(); i++) {
      float scale = (float) recipe.target().scale(unseen.get(i).facts());
      double[] ordered =
          Columns.ordered(
              new float[] {
                columns.get(0)[i] * scale,
                columns.get(1)[i] * scale,
                columns.get(2)[i] * scale,
                columns.get(3)[i] * scale
              });
      errors.add(unseen.get(i), ordered[0], ordered[1], ordered[3]);
    }
    return errors.describe(names(trainedOn), triedOn.name());
  }

  private static String names(List<Month> months) {
    return months.size() == 1
        ? months.getFirst().name()
        : "%s to %s, %d months"
            .formatted(months.getFirst().name(), months.getLast().name(), months.size());
  }
}
