package io.taxiapp.training;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.KnownAt;
import java.util.List;
import java.util.OptionalInt;

/// How a model of rides is made. It runs at request time.
///
/// @param featureNames in the order of the model's columns
/// @param point what the value is: the mean, or the median where absolute errors count
record RideRecipe(
    RideTarget target,
    List<String> featureNames,
    Objective point,
    ForestSettings pointSettings,
    ForestSettings quantiles) {
  /// Where a model has this feature, its outputs are multiplied with it: exactly 0 for a cash ride.
  private static final String SCALE = "tipIsRecorded";

  /// @throws IllegalArgumentException naming a feature that is known only after the request
  RideRecipe {
    for (Feature feature : Features.named(featureNames)) {
      if (feature.knownAt() != KnownAt.REQUEST) {
        throw new IllegalArgumentException(
            "%s: expected features known at the request, found %s, known at %s"
                .formatted(target.modelName(), feature.name(), feature.knownAt()));
      }
    }
  }

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
