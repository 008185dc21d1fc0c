package io.taxiapp.training.fit;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.forest.TrainingRows;
import io.taxiapp.training.trip.LabelledRide;
import java.util.List;

/// Initial durations for the rides that tip and cost models are trained on, each from a model that
/// did not see the ride: in service, too, the duration comes from a model that has not seen it.
public final class OutOfFoldDurations {
  private static final int FOLDS = 3;
  private static final ForestSettings SETTINGS = new ForestSettings(120, 7, 0.1, 30, 0.8, 0.6);

  private static final Objective MEAN = new Objective.Mean();

  private OutOfFoldDurations() {}

  public static double[] of(List<LabelledRide> rides, ZoneTable zones) {
    double[] durations = new double[rides.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int heldOut = fold;
      List<LabelledRide> unseen = OutOfFoldRows.choose(rides, i -> i % FOLDS == heldOut);
      double[] predicted =
          predict(OutOfFoldRows.choose(rides, i -> i % FOLDS != heldOut), unseen, zones);
      for (int i = 0; i < predicted.length; i++) {
        durations[fold + i * FOLDS] = predicted[i];
      }
    }
    return durations;
  }

  /// Durations of some rides from a model of others.
  public static double[] predict(
      List<LabelledRide> seen, List<LabelledRide> unseen, ZoneTable zones) {
    List<float[]> rows =
        OutOfFoldRows.of(seen, new double[0], RideRecipes.DURATION.features(), zones);
    float[] labels = new float[seen.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (float) seen.get(i).seconds();
    }
    FeatureRow unseenRow =
        new FeatureRow(RideRecipes.DURATION.features(), ExpectationFit.fit(seen, zones));
    List<float[]> unseenRows =
        unseen.stream().map(ride -> unseenRow.of(FeatureInput.atRequest(ride.facts()))).toList();
    float[] predicted;
    try (TrainingRows training = TrainingRows.of(rows, labels);
        TrainingRows wanted = TrainingRows.of(unseenRows, new float[0])) {
      predicted =
          Forest.train(training.matrix(), MEAN.base(labels), SETTINGS, MEAN)
              .predict(wanted.matrix());
    }
    double[] durations = new double[predicted.length];
    for (int i = 0; i < durations.length; i++) {
      durations[i] = Math.max(60, predicted[i]);
    }
    return durations;
  }
}
