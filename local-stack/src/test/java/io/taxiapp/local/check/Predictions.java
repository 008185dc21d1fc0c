package io.taxiapp.local.check;

import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Predictions for one ride from zone 74 to zone 138, as its consumers would publish them.
record Predictions(UUID rideId, long initialSeconds) {

  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  static final long TIP_CENTS = 100;
  static final long COST_CENTS = 1000;
  private static final Interval INTERVAL = new Interval(0, 0, 0);
  private static final ModelIdentity MODEL = new ModelIdentity("model", "1", "sha256:0");

  /// A taxi that is stuck: the plan less what is elapsed, whatever the traffic since.
  static final Models STUCK =
      new Models() {
        @Override
        public long remaining(Map<String, Double> features) {
          return Math.max(
              0, Math.round(value(features, "plannedSeconds") - value(features, "elapsed")));
        }

        @Override
        public Map<String, Double> features(
            RideFacts ride, long initialSeconds, Optional<ProgressFacts> progress, double traffic) {
          long elapsed = progress.map(facts -> facts.elapsed().toSeconds()).orElse(0L);
          return Map.of("plannedSeconds", initialSeconds * traffic, "elapsed", (double) elapsed);
        }

        @Override
        public long cents(Kind kind, Map<String, Double> features) {
          return kind == Kind.TIP ? TIP_CENTS : COST_CENTS;
        }

        @Override
        public Map<String, Double> priceFeatures(Kind kind, RideFacts ride, long durationSeconds) {
          return Map.of();
        }
      };

  Predictions(UUID rideId) {
    this(rideId, 600);
  }

  static Predictions of(AcceptedRide ride) {
    return new Predictions(ride.rideId(), ride.initialSeconds());
  }

  AcceptedRide ride(long seconds, Map<Integer, ProgressFacts> progress, Set<Integer> unsure) {
    var facts =
        new RideFacts(
            AT,
            74,
            138,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL);
    return new AcceptedRide(rideId, facts, seconds, progress, unsure);
  }

  ProgressFacts report(long elapsedSeconds) {
    return new ProgressFacts(Duration.ofSeconds(elapsedSeconds), 1, new GeoPoint(40.8, -73.9));
  }

  String requested() {
    return rideId + ":requested";
  }

  String progressed(int sequence) {
    return rideId + ":progressed:" + sequence;
  }

  String corrected(int sequence) {
    return rideId + ":duration:" + sequence;
  }

  String traffic(int zone) {
    return "b:completed:zone:" + zone;
  }

  /// At a report after so many seconds, or at the request.
  DurationPrediction duration(
      int sequence, Cause cause, String causeEventId, long elapsedSeconds, double traffic) {
    var progress =
        elapsedSeconds == 0 ? Optional.<ProgressFacts>empty() : Optional.of(report(elapsedSeconds));
    var features =
        STUCK.features(ride(0, Map.of(), Set.of()).facts(), initialSeconds, progress, traffic);
    long remaining = STUCK.remaining(features);
    return new DurationPrediction(
        rideId,
        sequence,
        cause,
        causeEventId,
        AT.plusSeconds(elapsedSeconds),
        elapsedSeconds + remaining,
        INTERVAL,
        remaining,
        INTERVAL,
        MODEL,
        features);
  }

  static DurationPrediction withTotal(DurationPrediction duration, long totalSeconds) {
    return new DurationPrediction(
        duration.rideId(),
        duration.sequence(),
        duration.cause(),
        duration.causeEventId(),
        duration.asOf(),
        totalSeconds,
        INTERVAL,
        duration.remainingSeconds(),
        INTERVAL,
        MODEL,
        duration.features());
  }

  TipPrediction tip(int sequence, String cause) {
    return new TipPrediction(
        rideId,
        sequence,
        Cause.REQUESTED,
        cause,
        AT,
        TIP_CENTS,
        INTERVAL,
        "USD",
        Optional.empty(),
        MODEL,
        Map.of());
  }

  CostPrediction cost(int sequence, String cause) {
    return new CostPrediction(
        rideId, sequence, Cause.REQUESTED, cause, AT, COST_CENTS, INTERVAL, "USD", MODEL, Map.of());
  }

  private static double value(Map<String, Double> features, String name) {
    return features.getOrDefault(name, Double.NaN);
  }
}
