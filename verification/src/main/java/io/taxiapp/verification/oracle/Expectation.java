package io.taxiapp.verification.oracle;

import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// The predictions that must exist for one ride: durations as [DurationExpectation] says, tips and
/// costs as [PriceExpectation].
///
/// @param models work them out again
/// @param isTraffic whether a message about the traffic with this id was published
/// @param traffic what those messages said
/// @param isLater whether what follows from the message with this id may still be on its way
public record Expectation(
    AcceptedRide ride,
    OracleModels models,
    Predicate<String> isTraffic,
    SeenTraffic traffic,
    Predicate<String> isLater) {

  /// Judges all rides that were accepted; predictions for other rides are nobody's concern.
  ///
  /// @param seen the predictions for a ride, those of a kind in the order in which they stand on
  ///     their topic
  public static OracleVerdict judge(
      Collection<AcceptedRide> rides,
      OracleModels models,
      Predicate<String> isTraffic,
      SeenTraffic traffic,
      Function<AcceptedRide, List<? extends Prediction>> seen) {
    return OracleVerdict.of(
        rides.stream()
            .map(
                ride ->
                    new Expectation(ride, models, isTraffic, traffic, _ -> false)
                        .judge(seen.apply(ride)))
            .toList());
  }

  OracleVerdict judge(List<? extends Prediction> seen) {
    var durations =
        seen.stream()
            .filter(DurationPrediction.class::isInstance)
            .map(DurationPrediction.class::cast)
            .toList();
    return OracleVerdict.of(
        List.of(
            new DurationExpectation(ride, models, isTraffic, traffic, isLater).judge(durations),
            prices(PredictionKind.TIP, durations, seen),
            prices(PredictionKind.COST, durations, seen)));
  }

  private OracleVerdict prices(
      PredictionKind kind, List<DurationPrediction> durations, List<? extends Prediction> seen) {
    return new PriceExpectation(ride, models, kind, isLater)
        .judge(
            durations,
            seen.stream().filter(prediction -> PredictionKind.of(prediction) == kind).toList());
  }
}
