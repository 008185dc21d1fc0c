package io.taxiapp.training;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.Features;
import java.util.List;
import java.util.OptionalInt;

/// How a model of rides is made. It runs at request time.
///
/// @param featureNames in the order of the model's columns
record RideRecipe(
    RideTarget target, List<String> featureNames, ForestSettings mean, ForestSettings quantiles) {
  /// Where a model has this feature, its outputs are multiplied with it: exactly 0 for a cash ride.
  private static final String SCALE = "tipIsRecorded";

  List<Feature> features() {
    return Features.named(featureNames);
  }

  boolean needsDuration() {
    return featureNames.contains("predictedSeconds");
  }

  OptionalInt scaleColumn() {
    int column = featureNames.indexOf(SCALE);
    return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
  }
}
