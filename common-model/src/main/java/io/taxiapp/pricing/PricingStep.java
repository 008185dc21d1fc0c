package io.taxiapp.pricing;

import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.pricing.PricedRide.Awaited;
import io.taxiapp.pricing.PricedRide.Priced;
import io.taxiapp.stream.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One step of the pricing rule (R1 to R5 of the package): from what is known of a ride and one
/// message about it, what is to be priced and what is known afterwards.
///
/// @param ride what to remember; empty if nothing changed
/// @param triggers to predict on, in this order
record PricingStep(Optional<PricedRide> ride, List<PredictionTrigger> triggers, Outcome outcome) {

  /// @param known is asked only if the message could change it: a report from the road does not
  /// @param timestamp of the record, in milliseconds since 1970
  static PricingStep step(
      Supplier<Optional<PricedRide>> known, RideMessage message, long timestamp) {
    return switch (message) {
      case RideRequested request -> requested(known.get(), request, timestamp);
      case DurationPrediction duration ->
          corrected(known.get(), CorrectedTotal.of(duration, timestamp), timestamp);
      case RideProgressed _ -> nothing(Outcome.NOTED);
      case RideCompleted _, RideCancelled _ -> ended(known.get(), timestamp);
      case TipPrediction _, CostPrediction _ ->
          throw new IllegalArgumentException(
              "expected a ride event or a duration prediction, found " + message.messageId());
    };
  }

  private static PricingStep requested(
      Optional<PricedRide> known, RideRequested request, long timestamp) {
    return switch (known.orElseGet(() -> new Awaited(List.of(), timestamp))) {
      case Priced _ -> nothing(Outcome.REPEATED);
      case Awaited(var corrections, _) -> first(request, corrections, timestamp);
    };
  }

  private static PricingStep first(
      RideRequested request, List<CorrectedTotal> waiting, long timestamp) {
    var first =
        new PredictionTrigger(
            request,
            1,
            Cause.REQUESTED,
            request.messageId(),
            request.requestedAt(),
            timestamp,
            request.initialDuration().seconds());
    var ride = new Priced(request, first.durationSeconds(), 1, 0, false, timestamp);
    var triggers = new ArrayList<>(List.of(first));
    for (var correction : waiting) {
      var moved = ride.moved(correction);
      moved.ifPresent(triggers::add);
      ride = ride.after(correction, moved, timestamp);
    }
    return new PricingStep(Optional.of(ride), triggers, Outcome.PREDICTED);
  }

  private static PricingStep corrected(
      Optional<PricedRide> known, CorrectedTotal correction, long timestamp) {
    return switch (known.orElseGet(() -> new Awaited(List.of(), timestamp))) {
      case Awaited awaited when awaited.last() >= correction.sequence() ->
          nothing(Outcome.REPEATED);
      case Awaited awaited -> noted(awaited.with(correction, timestamp));
      case Priced ride when ride.correction() >= correction.sequence() -> nothing(Outcome.REPEATED);
      case Priced ride -> {
        var moved = ride.moved(correction);
        yield new PricingStep(
            Optional.of(ride.after(correction, moved, timestamp)),
            moved.stream().toList(),
            moved.isPresent() ? Outcome.PREDICTED : Outcome.NOT_MOVED);
      }
    };
  }

  private static PricingStep ended(Optional<PricedRide> known, long timestamp) {
    return known.isPresent() && known.get() instanceof Priced ride
        ? noted(ride.ended(timestamp))
        : nothing(Outcome.RIDE_UNKNOWN);
  }

  private static PricingStep noted(PricedRide ride) {
    return new PricingStep(Optional.of(ride), List.of(), Outcome.NOTED);
  }

  private static PricingStep nothing(Outcome outcome) {
    return new PricingStep(Optional.empty(), List.of(), outcome);
  }
}
