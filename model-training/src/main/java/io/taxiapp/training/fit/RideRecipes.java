package io.taxiapp.training.fit;

import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import java.util.List;

/// The recipes of the shipped ride models. To change a model, change its features or forests here
/// and train again.
public final class RideRecipes {
  public static final RideRecipe DURATION =
      new RideRecipe(
          RideTarget.DURATION,
          List.of(
              "expectedSecondsThisHour",
              "hourFactor",
              "pairFactor",
              "unstatedPaymentFactor",
              "expectedKm",
              "pairRides",
              "pickupFactor",
              "dropoffFactor",
              "gridKm",
              "centroidKm",
              "pickupLatitude",
              "pickupLongitude",
              "dropoffLatitude",
              "dropoffLongitude",
              "pickupAreaKm2",
              "dropoffAreaKm2",
              "minuteOfDay",
              "weekday",
              "calendarMonth",
              "paidByCard",
              "dispatched"),
          new Objective.Mean(),
          new ForestSettings(260, 7, 0.05, 30, 0.8, 0.6),
          new ForestSettings(90, 5, 0.12, 30, 0.8, 0.6));

  public static final RideRecipe TIP =
      new RideRecipe(
          RideTarget.TIP,
          List.of(
              "predictedSeconds",
              "expectedTipCents",
              "expectedCostCents",
              "expectedKm",
              "expectedSeconds",
              "centroidKm",
              "pairRides",
              "pickupLatitude",
              "pickupLongitude",
              "dropoffLatitude",
              "dropoffLongitude",
              "minuteOfDay",
              "weekday",
              "calendarMonth",
              "passengers",
              "paidByCard",
              "dispatched",
              "tipIsRecorded",
              "expectedSecondsThisHour",
              "pairFactor",
              "expectedUnmetered",
              "pickupAreaKm2",
              "dropoffAreaKm2",
              "tipPickupFactor",
              "tipDropoffFactor",
              "costPickupFactor",
              "costDropoffFactor"),
          new Objective.Mean(),
          new ForestSettings(300, 10, 0.03, 20, 0.8, 0.4).withMaxLeaves(64),
          new ForestSettings(80, 5, 0.12, 40, 0.8, 0.6));

  public static final RideRecipe COST =
      new RideRecipe(
          RideTarget.COST,
          List.of(
              "predictedSeconds",
              "expectedCostCents",
              "expectedKm",
              "expectedUnmetered",
              "expectedSecondsThisHour",
              "pairFactor",
              "gridKm",
              "centroidKm",
              "pairRides",
              "pickupLatitude",
              "pickupLongitude",
              "dropoffLatitude",
              "dropoffLongitude",
              "pickupAreaKm2",
              "dropoffAreaKm2",
              "minuteOfDay",
              "weekday",
              "calendarMonth",
              "passengers",
              "paidByCard",
              "dispatched",
              "costPickupFactor",
              "costDropoffFactor",
              "costPairFactor",
              "pickupFactor",
              "dropoffFactor",
              "hourFactor"),
          new Objective.Quantile(0.5),
          new ForestSettings(410, 9, 0.08, 20, 0.8, 0.8).withMaxLeaves(64),
          new ForestSettings(90, 5, 0.12, 60, 0.8, 0.6));

  private RideRecipes() {}

  public static List<RideRecipe> all() {
    return List.of(DURATION, TIP, COST);
  }
}
