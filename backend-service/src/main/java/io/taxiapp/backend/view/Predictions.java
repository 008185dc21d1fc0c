package io.taxiapp.backend.view;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.TipPrediction;
import java.util.List;
import java.util.UUID;

/// All that the models have said about one ride, as it was published: cause, model and feature row
/// included.
record Predictions(
    UUID rideId,
    InitialDuration initialDuration,
    List<DurationPrediction> durations,
    List<TipPrediction> tips,
    List<CostPrediction> costs) {

  static Predictions of(
      Ride ride,
      List<DurationPrediction> durations,
      List<TipPrediction> tips,
      List<CostPrediction> costs) {
    return new Predictions(
        ride.rideId(),
        ride.initialDuration(),
        List.copyOf(durations),
        List.copyOf(tips),
        List.copyOf(costs));
  }
}
