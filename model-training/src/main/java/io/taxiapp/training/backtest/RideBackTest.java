package io.taxiapp.training.backtest;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.OnnxModel;
import io.taxiapp.training.fit.OutOfFoldDurations;
import io.taxiapp.training.fit.RideModel;
import io.taxiapp.training.fit.RideRecipe;
import io.taxiapp.training.fit.RideTarget;
import io.taxiapp.training.onnx.OutputColumns;
import io.taxiapp.training.onnx.ParityCheck;
import io.taxiapp.training.trip.LabelledRide;
import io.taxiapp.training.trip.TripMonth;
import java.util.List;
import java.util.OptionalDouble;

/// Trains a recipe on some months and tries it on a later one: what is judged is the ONNX model,
/// and XGBoost is given the same rows.
public final class RideBackTest {
  private RideBackTest() {}

  public static RideErrors run(
      RideRecipe recipe, List<TripMonth> trainedOn, TripMonth triedOn, ZoneTable zones) {
    List<LabelledRide> seen = TripMonth.rides(trainedOn);
    List<LabelledRide> unseen = triedOn.rides();
    RideModel model = RideModel.train(recipe, seen, zones);
    double[] durations =
        recipe.needsDuration() ? OutOfFoldDurations.predict(seen, unseen, zones) : new double[0];
    List<float[]> rows = model.rows(unseen, durations);
    byte[] onnx = model.toOnnx();
    ParityCheck.check(onnx, model.forests(), rows, recipe.scaleColumn().orElse(-1), 0);
    RideErrors errors =
        new RideErrors(recipe.target(), zones, TripMonth.names(trainedOn), triedOn.name());
    try (OnnxModel scorer = OnnxModel.open(onnx, recipe.features().size())) {
      for (int i = 0; i < unseen.size(); i++) {
        LabelledRide ride = unseen.get(i);
        float[] row = rows.get(i);
        errors.add(
            ride, OutputColumns.ordered(scorer.score(row)), tariff(recipe, row, ride, zones));
      }
    }
    return errors;
  }

  /// Over the distance and the duration that the model was given.
  private static OptionalDouble tariff(
      RideRecipe recipe, float[] row, LabelledRide ride, ZoneTable zones) {
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
