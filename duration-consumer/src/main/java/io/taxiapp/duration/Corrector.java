package io.taxiapp.duration;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the model says of a ride, from its last report and the traffic.
///
/// @param tables say where the zones are
record Corrector(Model model, LookupTables tables) {

  private static final Feature COVERED_SHARE = Features.named("coveredShare");

  /// The next prediction of a ride.
  ///
  /// Its total is what the model says at the ride's last report; what remains of it is counted from
  /// `at`, and is never below 0.
  ///
  /// @param at not before the ride's last report
  DurationPrediction predict(
      CorrectedRide ride, Cause cause, String causeEventId, Instant at, RideTraffic traffic) {
    var scored = model.predict(input(ride, at, traffic));
    var driven = ride.progress().map(report -> elapsed(ride, report)).orElse(Duration.ZERO);
    var passed = elapsed(ride, at).toSeconds();
    var ofModel = scored.interval();
    var total =
        new Interval(
            driven.toSeconds() + ofModel.p10(),
            driven.toSeconds() + ofModel.p50(),
            driven.toSeconds() + ofModel.p90());
    var totalSeconds = driven.toSeconds() + scored.rounded();
    return new DurationPrediction(
        ride.request().rideId(),
        ride.sequence() + 1,
        cause,
        causeEventId,
        at,
        totalSeconds,
        total,
        Math.max(0, totalSeconds - passed),
        new Interval(
            Math.max(0, total.p10() - passed),
            Math.max(0, total.p50() - passed),
            Math.max(0, total.p90() - passed)),
        model.identity(),
        scored.features());
  }

  /// The share of the way that lies behind, 0 to 1; NaN if it cannot be told.
  double coveredShare(CorrectedRide ride, RideProgressed report) {
    return COVERED_SHARE.of(input(ride, Optional.of(report), 1, 1), tables);
  }

  static Duration elapsed(CorrectedRide ride, RideProgressed report) {
    return elapsed(ride, report.at());
  }

  static Duration elapsed(CorrectedRide ride, Instant at) {
    return Duration.between(ride.request().requestedAt(), at);
  }

  private static FeatureInput input(CorrectedRide ride, Instant at, RideTraffic traffic) {
    var request = ride.request();
    return input(
        ride,
        ride.progress(),
        traffic.ratio().around(request.pickupZone(), at),
        traffic.ratio().around(request.dropoffZone(), at));
  }

  private static FeatureInput input(
      CorrectedRide ride,
      Optional<RideProgressed> progress,
      double pickupTraffic,
      double dropoffTraffic) {
    return new FeatureInput(
        RideFacts.of(ride.request()),
        OptionalDouble.of((double) ride.request().initialDuration().seconds()),
        progress.map(
            report ->
                new ProgressFacts(
                    elapsed(ride, report), report.distanceCoveredKm(), report.position())),
        pickupTraffic,
        dropoffTraffic);
  }
}
