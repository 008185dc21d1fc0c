package io.taxiapp.backend.estimate;

import io.taxiapp.event.InitialDuration;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.Model;

/// The initial duration of a ride, real or imagined.
public final class DurationEstimate {

  private final Model model;

  public DurationEstimate(Model model) {
    this.model = model;
  }

  /// Takes microseconds and needs nothing but the model.
  public InitialDuration of(RideFacts ride) {
    var scored = model.predict(FeatureInput.atRequest(ride));
    return new InitialDuration(scored.rounded(), scored.interval(), model.identity());
  }
}
