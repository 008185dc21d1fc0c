package io.taxiapp.verification.oracle;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;

/// What is predicted.
public enum PredictionKind {
  DURATION,
  TIP,
  COST;

  public static PredictionKind of(Prediction prediction) {
    return switch (prediction) {
      case DurationPrediction _ -> DURATION;
      case TipPrediction _ -> TIP;
      case CostPrediction _ -> COST;
    };
  }
}
