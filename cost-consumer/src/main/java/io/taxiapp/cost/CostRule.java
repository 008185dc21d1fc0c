package io.taxiapp.cost;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.model.Model;
import io.taxiapp.pricing.PredictionTrigger;
import java.util.function.Function;

/// The cost of a ride: what the model predicts from its request and the duration known now.
record CostRule(Model model) implements Function<PredictionTrigger, CostPrediction> {

  private static final String CURRENCY = "USD";

  @Override
  public CostPrediction apply(PredictionTrigger trigger) {
    var scored = model.predict(trigger.input());
    return new CostPrediction(
        trigger.request().rideId(),
        trigger.sequence(),
        trigger.cause(),
        trigger.causeEventId(),
        trigger.asOf(),
        scored.rounded(),
        scored.interval(),
        CURRENCY,
        model.identity(),
        scored.features());
  }
}
