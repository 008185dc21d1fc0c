package io.taxiapp.training.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.card.ModelText;
import io.taxiapp.training.fit.RideModel;
import io.taxiapp.training.fit.RideRecipe;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.GroupedCalibration;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.onnx.ParityCheck;
import io.taxiapp.training.trip.LabelledRide;
import io.taxiapp.training.trip.TripMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trains a model of rides on all given months and writes its bundle.
public final class RideTraining {
  private RideTraining() {}

  public static void run(
      RideRecipe recipe,
      List<TripMonth> months,
      List<BackTest> backTests,
      ZoneTable zones,
      String version,
      int parityRows,
      Path out)
      throws IOException {
    List<LabelledRide> rides = TripMonth.rides(months);
    RideModel model = RideModel.train(recipe, rides, zones);
    byte[] onnx = model.toOnnx();
    boolean withDuration = recipe.needsDuration();
    double[] durations =
        withDuration ? rides.stream().mapToDouble(LabelledRide::seconds).toArray() : new double[0];
    ParityCheck.check(
        onnx,
        model.forests(),
        model.rows(rides, durations),
        recipe.scaleColumn().orElse(-1),
        parityRows);
    ModelText text = ModelText.of(recipe.target().modelName());
    ModelCard card =
        new ModelCard(
            recipe.target().modelName(),
            version,
            recipe.target().description(),
            recipe.target().unit(),
            KnownAt.REQUEST,
            0,
            recipe.features().stream().map(ModelCard.CardFeature::of).toList(),
            new ModelCard.Training(
                months.getFirst().name(),
                months.getLast().name(),
                text.filter(),
                rides.stream().filter(ride -> !Double.isNaN(recipe.target().label(ride))).count(),
                ForestSettings.SEED,
                months.stream().map(TripMonth::described).toList(),
                settings(
                    recipe.point(),
                    recipe.pointSettings(),
                    recipe.quantiles(),
                    model.forests().calibration(),
                    recipe.featureNames()),
                FeatureImportance.of(model.forests(), recipe.featureNames())),
            backTests,
            text.intendedUse(),
            text.caveats(),
            text.sources());
    BundleWriter.write(
        out, card, model.tables(), onnx, GoldenInputs.requests(model.tables(), withDuration));
  }

  static ObjectNode settings(
      Objective point,
      ForestSettings value,
      ForestSettings quantiles,
      GroupedCalibration calibration,
      List<String> featureNames) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("library", "XGBoost, hist");
    settings.put("valueObjective", point.parameters());
    settings.put("value", value);
    settings.put("quantiles", quantiles);
    settings.put("widening", calibration.rest());
    for (GroupedCalibration.Group group : calibration.groups()) {
      settings.put("widening, " + group.rows().describe(featureNames), group.calibration());
    }
    return BundleJson.MAPPER.valueToTree(settings);
  }
}
