package io.taxiapp.backend.view;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All that the models have said about one ride, oldest first.
///
/// @param initialDuration what the rider was told at once; the first of the durations supersedes it
record Predictions(
    UUID rideId,
    InitialDuration initialDuration,
    List<Said<DurationPrediction>> durations,
    List<Said<TipPrediction>> tips,
    List<Said<CostPrediction>> costs) {

  /// One prediction.
  ///
  /// @param id its ce_id
  /// @param supersededBy the id of the one that holds in its place; absent while it holds itself
  /// @param prediction as it was published: cause, model and feature row included; see
  ///     events.schema.json
  record Said<P extends Prediction>(
      String id,
      @Schema(requiredMode = NOT_REQUIRED) Optional<String> supersededBy,
      P prediction) {}

  static Predictions of(
      Ride ride,
      List<RideTimeline.Entry> durations,
      List<RideTimeline.Entry> tips,
      List<RideTimeline.Entry> costs) {
    return new Predictions(
        ride.rideId(),
        ride.initialDuration(),
        said(durations, DurationPrediction.class),
        said(tips, TipPrediction.class),
        said(costs, CostPrediction.class));
  }

  private static <P extends Prediction> List<Said<P>> said(
      List<RideTimeline.Entry> entries, Class<P> type) {
    var said = new ArrayList<Said<P>>();
    var next = Optional.<String>empty();
    for (var entry : entries.reversed()) {
      var prediction = entry.read(type);
      said.addFirst(new Said<>(prediction.messageId(), next, prediction));
      next = Optional.of(prediction.messageId());
    }
    return List.copyOf(said);
  }
}
