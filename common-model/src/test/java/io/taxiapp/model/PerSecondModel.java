package io.taxiapp.model;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.FeatureInput;
import java.util.Map;

/// A model whose answers a test can tell beforehand: one unit a second of duration, zero for cash.
public final class PerSecondModel implements Model {

  /// A duration at which it answers what no model may.
  public static final long UNPREDICTABLE = 6_666;

  public static final ModelIdentity IDENTITY =
      new ModelIdentity("per-second", "1", "sha256:" + "ab".repeat(32));

  @Override
  public ModelIdentity identity() {
    return IDENTITY;
  }

  @Override
  public Scored predict(FeatureInput input) {
    var seconds = input.durationSeconds().orElseThrow();
    if (seconds == UNPREDICTABLE) {
      throw new IllegalStateException("expected a finite prediction, found NaN");
    }
    var value = input.ride().paymentMethod() == PaymentMethod.CASH ? 0 : seconds;
    return new Scored(value, value / 2, value, value * 2, Map.of("durationSeconds", seconds));
  }
}
