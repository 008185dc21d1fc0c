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
record RideProjection(
    Optional<RideRequested> request,
    Optional<RideProgressed> progress,
    Optional<RideEvent> ending,
    Optional<Ride.Corrected> duration,
    Optional<Ride.Priced> tip,
    Optional<Ride.Priced> cost) {

  static final RideProjection NOTHING =
      new RideProjection(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  RideProjection with(RideEvent event) {
    return switch (event) {
      case RideRequested requested ->
          new RideProjection(
              request.or(() -> Optional.of(requested)), progress, ending, duration, tip, cost);
      case RideProgressed progressed -> {
        var latest =
            progress
                .filter(known -> known.sequence() >= progressed.sequence())
                .or(() -> Optional.of(progressed));
        yield new RideProjection(request, latest, ending, duration, tip, cost);
      }
      case RideCompleted _, RideCancelled _ ->
          new RideProjection(
              request, progress, ending.or(() -> Optional.of(event)), duration, tip, cost);
    };
  }

  RideProjection with(DurationPrediction prediction) {
    var corrected = Optional.of(Ride.Corrected.of(prediction));
    return new RideProjection(request, progress, ending, corrected, tip, cost);
  }

  RideProjection with(TipPrediction prediction) {
    var priced = Optional.of(Ride.Priced.of(prediction));
    return new RideProjection(request, progress, ending, duration, priced, cost);
  }

  RideProjection with(CostPrediction prediction) {
    var priced = Optional.of(Ride.Priced.of(prediction));
    return new RideProjection(request, progress, ending, duration, tip, priced);
  }
}
