package io.taxiapp.backend.view;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import java.util.Optional;

/// The latest of everything about one ride.
///
/// @param ending how it ended: a completion or a cancellation, whichever came first
record RideState(
    Optional<RideRequested> request,
    Optional<RideProgressed> progress,
    Optional<RideEvent> ending,
    Optional<Ride.Corrected> duration,
    Optional<Ride.Priced> tip,
    Optional<Ride.Priced> cost) {

  static final RideState NOTHING =
      new RideState(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  RideState with(RideEvent event) {
    return switch (event) {
      case RideRequested requested ->
          new RideState(
              request.or(() -> Optional.of(requested)), progress, ending, duration, tip, cost);
      case RideProgressed progressed -> {
        var latest =
            progress
                .filter(known -> known.sequence() >= progressed.sequence())
                .or(() -> Optional.of(progressed));
        yield new RideState(request, latest, ending, duration, tip, cost);
      }
      case RideCompleted _, RideCancelled _ ->
          new RideState(
              request, progress, ending.or(() -> Optional.of(event)), duration, tip, cost);
    };
  }

  RideState with(DurationPrediction prediction) {
    var corrected = Optional.of(Ride.Corrected.of(prediction));
    return new RideState(request, progress, ending, corrected, tip, cost);
  }

  RideState with(TipPrediction prediction) {
    var priced = Optional.of(Ride.Priced.of(prediction));
    return new RideState(request, progress, ending, duration, priced, cost);
  }

  RideState with(CostPrediction prediction) {
    var priced = Optional.of(Ride.Priced.of(prediction));
    return new RideState(request, progress, ending, duration, tip, priced);
  }
}
