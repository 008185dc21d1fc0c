package io.taxiapp.tip;

import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.model.Model;
import io.taxiapp.pricing.PredictionTrigger;
import java.util.Optional;
import java.util.function.Function;

/// The tip of a ride: what the model predicts from its request and the duration known now.
record TipRule(Model model) implements Function<PredictionTrigger, TipPrediction> {

  private static final String CURRENCY = "USD";

  @Override
  public TipPrediction apply(PredictionTrigger trigger) {
    var scored = model.predict(trigger.input());
    return new TipPrediction(
        trigger.request().rideId(),
        trigger.sequence(),
        trigger.cause(),
        trigger.causeEventId(),
        trigger.asOf(),
        scored.rounded(),
        scored.interval(),
        CURRENCY,
        Optional.of(TipRecording.of(trigger.request().paymentMethod())),
        model.identity(),
        scored.features());
  }
}
