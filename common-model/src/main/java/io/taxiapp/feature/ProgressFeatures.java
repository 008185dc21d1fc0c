package io.taxiapp.feature;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The features known while a ride lives. Most are ratios, so that what one city teaches holds in
/// another.
final class ProgressFeatures {
  private ProgressFeatures() {}

  static List<Feature> all() {
    return List.of(
        onTheWay("plannedSeconds", "s", TravelledDistance::plannedSeconds),
        onTheWay("elapsedSeconds", "s", TravelledDistance::elapsedSeconds),
        onTheWay("elapsedShare", "of the planned duration", TravelledDistance::elapsedShare),
        onTheWay("remainingSharePlanned", "of the planned duration", way -> 1 - way.elapsedShare()),
        onTheWay("directKm", "km", TravelledDistance::directKm),
        onTheWay("remainingDirectKm", "km", TravelledDistance::remainingKm),
        onTheWay("coveredShare", "of the direct distance", TravelledDistance::coveredShare),
        onTheWay(
            "remainingShareAtPace",
            "of the planned duration",
            way ->
                way.elapsedShare() * (1 - way.coveredShare()) / Math.max(way.coveredShare(), 0.02)),
        onTheWay(
            "paceAgainstPlan",
            "ratio",
            way -> way.elapsedShare() / Math.max(way.coveredShare(), 0.02)),
        onTheWay(
            "detour", "ratio", way -> way.distanceCoveredKm() / Math.max(way.directKm(), 0.05)),
        onTheWay("plannedKmh", "km/h", way -> way.directKm() / way.plannedSeconds() * 3600),
        onTheWay(
            "drivenKmh",
            "km/h",
            way ->
                way.elapsedSeconds() > 0
                    ? way.distanceCoveredKm() / way.elapsedSeconds() * 3600
                    : Double.NaN),
        new Feature(
            "exactDropoff",
            "1 or 0",
            KnownAt.PROGRESS,
            (in, _) -> in.ride().dropoff().isPresent() ? 1 : 0),
        new Feature("pickupTraffic", "ratio", KnownAt.PROGRESS, (in, _) -> in.pickupTraffic()),
        new Feature("dropoffTraffic", "ratio", KnownAt.PROGRESS, (in, _) -> in.dropoffTraffic()));
  }

  private static Feature onTheWay(
      String name, String unit, ToDoubleFunction<TravelledDistance> value) {
    return new Feature(
        name,
        unit,
        KnownAt.PROGRESS,
        (in, tables) -> value.applyAsDouble(TravelledDistance.of(in, tables)));
  }
}
