package io.taxiapp.bench.latency;

import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.Model;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.Optional;

/// The prediction that a request leads to, as each consumer makes it.
record FirstPrediction(PredictionKind kind) {

  String bundle() {
    return switch (kind) {
      case DURATION -> "corrected-duration";
      case TIP -> "tip";
      case COST -> "cost";
    };
  }

  String topic() {
    return switch (kind) {
      case DURATION -> Topics.DURATION_PREDICTIONS.name();
      case TIP -> Topics.TIP_PREDICTIONS.name();
      case COST -> Topics.COST_PREDICTIONS.name();
    };
  }

  Prediction of(RideRequested request, Model model) {
    double seconds = request.initialDuration().seconds();
    var scored = model.predict(FeatureInput.withDuration(RideFacts.of(request), seconds));
    return switch (kind) {
      case DURATION ->
          new DurationPrediction(
              request.rideId(),
              1,
              Cause.REQUESTED,
              request.messageId(),
              request.requestedAt(),
              scored.rounded(),
              scored.interval(),
              scored.rounded(),
              scored.interval(),
              model.identity(),
              scored.features());
      case TIP ->
          new TipPrediction(
              request.rideId(),
              1,
              Cause.REQUESTED,
              request.messageId(),
              request.requestedAt(),
              scored.rounded(),
              scored.interval(),
              "USD",
              Optional.of(TipRecording.of(request.paymentMethod())),
              model.identity(),
              scored.features());
      case COST ->
          new CostPrediction(
              request.rideId(),
              1,
              Cause.REQUESTED,
              request.messageId(),
              request.requestedAt(),
              scored.rounded(),
              scored.interval(),
              "USD",
              model.identity(),
              scored.features());
    };
  }
}
