package io.taxiapp.duration;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.Model;
import io.taxiapp.stream.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// One step of the package's rules R1 to R5: from what is known of a ride and one event, what to
/// publish and what to remember.
final class CorrectionRule {

  private final Model model;
  private final ZonePace pace;

  /// @param model predicts the seconds that remain
  CorrectionRule(Model model, ZonePace pace) {
    this.model = model;
    this.pace = pace;
  }

  /// @param ride what to remember; empty if nothing changed
  record Step(Optional<CorrectedRide> ride, Correction correction, Outcome outcome) {

    static Step nothing(Outcome outcome) {
      return new Step(Optional.empty(), Correction.NONE, outcome);
    }

    static Step predicted(CorrectedRide ride, DurationPrediction prediction) {
      return new Step(
          Optional.of(ride), new Correction(Optional.of(prediction), List.of()), Outcome.PREDICTED);
    }

    static Step ended(CorrectedRide ride, List<TrafficObservation> observations) {
      return new Step(
          Optional.of(ride), new Correction(Optional.empty(), observations), Outcome.NOTED);
    }
  }

  /// @param timestamp of the record, in milliseconds since 1970
  Step step(Optional<CorrectedRide> known, RideEvent event, long timestamp) {
    if (event instanceof RideRequested request) {
      return known.isPresent() ? Step.nothing(Outcome.REPEATED) : requested(request, timestamp);
    }
    if (known.isEmpty()) {
      return unknown(event);
    }
    var ride = known.get();
    if (ride.over()) {
      return Step.nothing(Outcome.RIDE_OVER);
    }
    return switch (event) {
      case RideRequested _ -> Step.nothing(Outcome.REPEATED);
      case RideProgressed progress when progress.sequence() <= ride.progress() ->
          Step.nothing(Outcome.REPEATED);
      case RideProgressed progress -> progressed(ride, progress, timestamp);
      case RideCompleted completed ->
          Step.ended(ride.ended(timestamp), observations(ride.request(), completed));
      case RideCancelled _ -> Step.ended(ride.ended(timestamp), List.of());
    };
  }

  private Step requested(RideRequested request, long timestamp) {
    var ride = CorrectedRide.requested(request, timestamp);
    return Step.predicted(
        ride, predict(ride, Cause.REQUESTED, request, Duration.ZERO, Optional.empty()));
  }

  private Step progressed(CorrectedRide before, RideProgressed progress, long timestamp) {
    var ride = before.progressed(progress.sequence(), timestamp);
    var elapsed = Duration.between(ride.request().requestedAt(), progress.at());
    if (elapsed.isNegative()) {
      throw new IllegalArgumentException(
          "at: expected a time from the request at %s on, found %s"
              .formatted(ride.request().requestedAt(), progress.at()));
    }
    var facts = new ProgressFacts(elapsed, progress.distanceCoveredKm(), progress.position());
    return Step.predicted(
        ride, predict(ride, Cause.PROGRESSED, progress, elapsed, Optional.of(facts)));
  }

  private static Step unknown(RideEvent event) {
    if (event instanceof RideProgressed) {
      throw new IllegalArgumentException(
          "expected the progress of a requested ride, found " + event.messageId());
    }
    return Step.nothing(Outcome.RIDE_UNKNOWN);
  }

  private DurationPrediction predict(
      CorrectedRide ride,
      Cause cause,
      RideEvent event,
      Duration elapsed,
      Optional<ProgressFacts> progress) {
    var request = ride.request();
    var scored =
        model.predict(
            new FeatureInput(
                RideFacts.of(request),
                OptionalDouble.of((double) request.initialDuration().seconds()),
                progress,
                pace.ratio(request.pickupZone(), event.time()),
                pace.ratio(request.dropoffZone(), event.time())));
    var passed = elapsed.toSeconds();
    var remaining = scored.interval();
    return new DurationPrediction(
        ride.request().rideId(),
        ride.sequence(),
        cause,
        event.messageId(),
        event.time(),
        passed + scored.rounded(),
        new Interval(passed + remaining.p10(), passed + remaining.p50(), passed + remaining.p90()),
        scored.rounded(),
        remaining,
        model.identity(),
        scored.features());
  }

  /// What the ride's pace says of the traffic around both its ends; nothing if it took no time (a
  /// meter's mistake).
  private static List<TrafficObservation> observations(
      RideRequested request, RideCompleted completed) {
    var expected = request.initialDuration().seconds();
    if (expected == 0 || completed.durationSeconds() == 0) {
      return List.of();
    }
    var ratio = (double) completed.durationSeconds() / expected;
    return IntStream.of(request.pickupZone(), request.dropoffZone())
        .distinct()
        .mapToObj(
            zone -> new TrafficObservation(zone, completed.messageId(), completed.at(), ratio))
        .toList();
  }
}
