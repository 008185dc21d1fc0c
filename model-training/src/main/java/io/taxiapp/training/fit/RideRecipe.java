package io.taxiapp.training.fit;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.forest.RowGroup;
import java.util.List;
import java.util.OptionalInt;

/// How a model of rides is made. It runs at request time.
///
/// @param featureNames in the order of the model's columns
/// @param point what the value is: the mean, or the median where absolute errors count
public record RideRecipe(
    RideTarget target,
    List<String> featureNames,
    Objective point,
    ForestSettings pointSettings,
    ForestSettings quantiles) {
  /// Where a model has this feature, its outputs are multiplied with it: exactly 0 for a cash ride.
  private static final String SCALE = "tipIsRecorded";

  /// A ride of which at least so many of a hundred like it went without a distance: their meters
  /// are not what sets their prices.
  private static final float OFTEN_UNMETERED = 0.05f;

  /// Checks that a request knows all of the features.
  ///
  /// @throws IllegalArgumentException naming a feature that is known only after the request
  public RideRecipe {
    Features.named(featureNames).forEach(feature -> feature.checkKnownAt(KnownAt.REQUEST));
  }

  public List<Feature> features() {
    return Features.named(featureNames);
  }

  public boolean needsDuration() {
    return featureNames.contains("predictedSeconds");
  }

  /// Whether booking apps set the target of rides without a stated payment method, at a level that
  /// moves from week to week.
  boolean followsAppPrices() {
    return target == RideTarget.COST;
  }

  /// Rows whose interval is widened by itself.
  List<RowGroup> calibratedGroups() {
    return List.of(
        new RowGroup.Missing(featureNames.indexOf("paidByCard")),
        new RowGroup.Above(featureNames.indexOf("expectedUnmetered"), OFTEN_UNMETERED));
  }

  public OptionalInt scaleColumn() {
    int column = featureNames.indexOf(SCALE);
    return column < 0 ? OptionalInt.empty() : OptionalInt.of(column);
  }
}
