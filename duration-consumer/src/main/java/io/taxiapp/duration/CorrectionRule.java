package io.taxiapp.duration;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.stream.Outcome;
import io.taxiapp.traffic.PaceObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One step of the package's rules: from what is known of a ride, one message and the traffic, what
/// to publish and what to remember. No clock: all times are those of the messages.
///
/// @param traffic around the zones of a request, as it is known now
record CorrectionRule(Corrector corrector, Function<RideRequested, RideTraffic> traffic) {

  /// @param ride what to remember; empty if nothing changed
  record Step(Optional<CorrectedRide> ride, Correction correction, Outcome outcome) {

    static Step nothing(Outcome outcome) {
      return new Step(Optional.empty(), Correction.NONE, outcome);
    }

    static Step noted(CorrectedRide ride, List<TrafficObservation> observations, Outcome outcome) {
      return new Step(Optional.of(ride), new Correction(Optional.empty(), observations), outcome);
    }

    static Step predicted(
        CorrectedRide ride, DurationPrediction prediction, List<TrafficObservation> observations) {
      return new Step(
          Optional.of(ride.published(prediction.totalSeconds())),
          new Correction(Optional.of(prediction), observations),
          Outcome.PREDICTED);
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
      case RideProgressed report when isKnown(ride, report) -> Step.nothing(Outcome.REPEATED);
      case RideProgressed report -> progressed(ride, report, timestamp);
      case RideCompleted completed -> completed(ride, completed, timestamp);
      case RideCancelled _ -> Step.noted(ride.ended(timestamp), List.of(), Outcome.NOTED);
    };
  }

  /// A look at an open ride because the traffic changed (R7).
  ///
  /// @param news the message that the ride was not judged by yet
  Step look(CorrectedRide ride, TrafficMessage news, RideTraffic around) {
    var last = ride.progress().map(RideProgressed::at).orElse(ride.request().requestedAt());
    var at = later(last, around.asOf());
    var prediction = corrector.predict(ride, Cause.TRAFFIC, news.id(), at, around);
    return prediction.remainingSeconds() > 0 && ride.isMovedBy(prediction.totalSeconds())
        ? Step.predicted(ride.judgedBy(around.seen()), prediction, List.of())
        : Step.nothing(Outcome.NOT_MOVED);
  }

  private Step requested(RideRequested request, long timestamp) {
    var around = traffic.apply(request);
    var ride = CorrectedRide.requested(request, around.seen(), timestamp);
    return judged(ride, Cause.REQUESTED, request, around, List.of());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Step judged(
      CorrectedRide ride,
      Cause cause,
      RideEvent event,
      RideTraffic around,
      List<TrafficObservation> observations) {
    var prediction = corrector.predict(ride, cause, event.messageId(), event.time(), around);
    return ride.isMovedBy(prediction.totalSeconds())
        ? Step.predicted(ride, prediction, observations)
        : Step.noted(ride, observations, Outcome.NOT_MOVED);
  }

  private static boolean isKnown(CorrectedRide ride, RideProgressed report) {
    return ride.progress().filter(last -> report.sequence() <= last.sequence()).isPresent();
  }

  private Step progressed(CorrectedRide before, RideProgressed told, long timestamp) {
    var last = before.progress();
    var earliest = last.map(RideProgressed::at).orElse(before.request().requestedAt());
    if (told.at().isBefore(earliest)) {
      throw new IllegalArgumentException(
          "at: expected a time from the %s at %s on, found %s"
              .formatted(last.isPresent() ? "report before" : "request", earliest, told.at()));
    }
    var latest = Instant.ofEpochMilli(timestamp).plus(RideEvent.FARTHEST_AHEAD);
    if (told.at().isAfter(latest)) {
      throw new IllegalArgumentException(
          "at: expected a time not %d hours after its publication, at the latest %s, found %s"
              .formatted(RideEvent.FARTHEST_AHEAD.toHours(), latest, told.at()));
    }
    var report = last.map(earlier -> withoutWayBack(earlier, told)).orElse(told);
    var observation =
        PaceObservation.onTheRoad(
            report.at(),
            (double) before.request().initialDuration().seconds(),
            corrector.coveredShare(before, report),
            Corrector.elapsed(before, report));
    var around = traffic.apply(before.request());
    return judged(
        before.progressed(report, observation, around.seen(), timestamp),
        Cause.PROGRESSED,
        report,
        around,
        observations(before, report, observation));
  }

  /// A meter does not count backwards; a position may go back.
  private static RideProgressed withoutWayBack(RideProgressed earlier, RideProgressed report) {
    return new RideProgressed(
        report.rideId(),
        report.sequence(),
        report.at(),
        report.position(),
        Math.max(earlier.distanceCoveredKm(), report.distanceCoveredKm()));
  }

  private static Step completed(CorrectedRide ride, RideCompleted completed, long timestamp) {
    var observation =
        completed.at().isAfter(Instant.ofEpochMilli(timestamp).plus(RideEvent.FARTHEST_AHEAD))
            ? Optional.<PaceObservation>empty()
            : PaceObservation.completed(
                completed.at(),
                (double) ride.request().initialDuration().seconds(),
                Duration.ofSeconds(completed.durationSeconds()));
    return Step.noted(
        ride.ended(timestamp), observations(ride, completed, observation), Outcome.NOTED);
  }

  private static Step unknown(RideEvent event) {
    if (event instanceof RideProgressed) {
      throw new IllegalArgumentException(
          "expected the progress of a requested ride, found %s, whose request is not on this partition: murmur2 of the key gives a ride's"
              .formatted(event.messageId()));
    }
    return Step.nothing(Outcome.RIDE_UNKNOWN);
  }

  /// What a ride says of the traffic around both its ends, in the place of what it said before.
  private static List<TrafficObservation> observations(
      CorrectedRide ride, RideEvent event, Optional<PaceObservation> observation) {
    var request = ride.request();
    return observation.stream()
        .flatMap(
            told ->
                IntStream.of(request.pickupZone(), request.dropoffZone())
                    .distinct()
                    .mapToObj(
                        zone ->
                            new TrafficObservation(
                                zone, event.messageId(), told, ride.observation())))
        .toList();
  }
}
