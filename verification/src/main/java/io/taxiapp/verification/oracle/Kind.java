package io.taxiapp.verification.oracle;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;

/// What is predicted.
public enum Kind {
  DURATION,
  TIP,
  COST;

  public static Kind of(Prediction prediction) {
    return switch (prediction) {
      case DurationPrediction _ -> DURATION;
      case TipPrediction _ -> TIP;
      case CostPrediction _ -> COST;
    };
  }
}
