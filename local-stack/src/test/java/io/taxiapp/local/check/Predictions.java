package io.taxiapp.local.check;

import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.TipPrediction;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Predictions for one ride, as its consumers would publish them.
record Predictions(UUID rideId) {

  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final Interval INTERVAL = new Interval(0, 0, 0);
  private static final ModelIdentity MODEL = new ModelIdentity("model", "1", "sha256:0");

  String requested() {
    return rideId + ":requested";
  }

  String progressed(int sequence) {
    return rideId + ":progressed:" + sequence;
  }

  String corrected(int sequence) {
    return rideId + ":duration:" + sequence;
  }

  DurationPrediction duration(int sequence, String cause, long totalSeconds) {
    return new DurationPrediction(
        rideId,
        sequence,
        Cause.REQUESTED,
        cause,
        AT,
        totalSeconds,
        INTERVAL,
        totalSeconds,
        INTERVAL,
        MODEL,
        Map.of());
  }

  TipPrediction tip(int sequence, String cause) {
    return new TipPrediction(
        rideId, sequence, Cause.REQUESTED, cause, AT, 100, INTERVAL, "USD", MODEL, Map.of());
  }

  CostPrediction cost(int sequence, String cause) {
    return new CostPrediction(
        rideId, sequence, Cause.REQUESTED, cause, AT, 1000, INTERVAL, "USD", MODEL, Map.of());
  }
}
