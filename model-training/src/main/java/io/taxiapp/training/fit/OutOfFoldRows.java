package io.taxiapp.training.fit;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.training.trip.LabelledRide;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Training rows whose lookup tables never saw the ride they describe: each fold's rows use tables
/// fitted on the other folds, through the features that serve.
final class OutOfFoldRows {
  private static final int FOLDS = 10;

  private OutOfFoldRows() {}

  /// The rows, in the order of the rides.
  ///
  /// @param durations predicted for each ride by a model that did not see it; empty where no
  ///     feature needs them
  static List<float[]> of(
      List<LabelledRide> rides, double[] durations, List<Feature> features, ZoneTable zones) {
    float[][] rows = new float[rides.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      int heldOut = fold;
      LookupTables tables =
          ExpectationFit.fit(choose(rides, index -> index % FOLDS != heldOut), zones);
      FeatureRow row = new FeatureRow(features, tables);
      for (int i = fold; i < rows.length; i += FOLDS) {
        rows[i] = row.of(input(rides.get(i), durations, i));
      }
    }
    return List.of(rows);
  }

  static FeatureInput input(LabelledRide ride, double[] durations, int index) {
    return durations.length == 0
        ? FeatureInput.atRequest(ride.facts())
        : FeatureInput.withDuration(ride.facts(), durations[index]);
  }

  static <T> List<T> choose(List<T> all, IntPredicate chosen) {
    return IntStream.range(0, all.size())
        .filter(chosen)
        .mapToObj(all::get)
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }
}
