package io.taxiapp.training;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
    Map<Segment, Errors> errors = new EnumMap<>(Segment.class);
    for (int i = 0; i < unseen.size(); i++) {
      double actual = recipe.target().recorded(unseen.get(i));
      if (Double.isNaN(actual)) {
        continue;
      }
      double scale = recipe.target().scale(unseen.get(i).facts());
      double[] quantiles = {columns.get(1)[i], columns.get(2)[i], columns.get(3)[i]};
      Arrays.sort(quantiles);
      for (Segment segment : Segment.values()) {
        if (segment.holds(unseen.get(i).facts())) {
          errors
              .computeIfAbsent(segment, _ -> new Errors())
              .add(
                  Math.max(0, columns.getFirst()[i] * scale),
                  Math.max(0, quantiles[0] * scale),
                  Math.max(0, quantiles[2] * scale),
                  actual);
        }
      }
    }
    List<BackTest> lines = new ArrayList<>();
    errors.forEach(
        (segment, of) ->
            lines.add(
                of.describe(
                    names(trainedOn),
                    triedOn.name(),
                    segment.label(),
                    recipe.target().reportUnit(),
                    "")));
    return lines;
  }

  private static String names(List<Month> months) {
    return months.size() == 1
        ? months.getFirst().name()
        : "%s to %s, %d months"
            .formatted(months.getFirst().name(), months.getLast().name(), months.size());
  }
}
