package io.taxiapp.training.fit;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.GroupedCalibration;
import io.taxiapp.training.forest.IntervalCalibration;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.onnx.OnnxWriter;
import io.taxiapp.training.trip.LabelledRide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A trained model of rides, before it is written.
public record RideModel(RideRecipe recipe, LookupTables tables, QuantileForests forests) {

  public static RideModel train(RideRecipe recipe, List<LabelledRide> rides, ZoneTable zones) {
    double[] durations =
        recipe.needsDuration() ? OutOfFoldDurations.of(rides, zones) : new double[0];
    IntFunction<List<LabelledRide>> asOf =
        recipe.followsAppPrices() ? AppPriceLevel.of(rides, zones)::asOf : _ -> rides;
    List<LabelledRide> learned = asOf.apply(rides.size());
    List<float[]> all = OutOfFoldRows.of(learned, durations, recipe.features(), zones);
    List<Integer> labelled =
        IntStream.range(0, rides.size())
            .filter(i -> !Double.isNaN(recipe.target().label(rides.get(i))))
            .boxed()
            .toList();
    if (labelled.isEmpty()) {
      throw new IllegalArgumentException("no ride tells its " + recipe.target().description());
    }
    List<float[]> rows = labelled.stream().map(all::get).toList();
    float[] labels = labels(recipe, learned, labelled);
    ForestSettings quantiles = recipe.quantiles();
    GroupedCalibration calibration =
        recipe.followsAppPrices()
            ? GroupedCalibration.worstOfLaterBlocks(
                rows,
                seen -> labels(recipe, asOf.apply(labelled.get(seen)), labelled),
                quantiles,
                recipe.calibratedGroups())
            : GroupedCalibration.uniform(
                IntervalCalibration.calibrate(rows, labels, new float[0], quantiles));
    QuantileForests forests =
        QuantileForests.train(
            rows, labels, recipe.point(), recipe.pointSettings(), quantiles, calibration);
    return new RideModel(recipe, ExpectationFit.fit(learned, zones), forests);
  }

  private static float[] labels(
      RideRecipe recipe, List<LabelledRide> rides, List<Integer> labelled) {
    float[] labels = new float[labelled.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (float) recipe.target().label(rides.get(labelled.get(i)));
    }
    return labels;
  }

  public byte[] toOnnx() {
    return OnnxWriter.write(forests, recipe.features().size(), recipe.scaleColumn());
  }

  /// The rows of rides the model has not seen.
  public List<float[]> rows(List<LabelledRide> rides, double[] durations) {
    FeatureRow row = new FeatureRow(recipe.features(), tables);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < rides.size(); i++) {
      rows.add(row.of(OutOfFoldRows.input(rides.get(i), durations, i)));
    }
    return rows;
  }
}
