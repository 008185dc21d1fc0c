package io.taxiapp.backend.view;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.TipPrediction;
import java.util.Locale;

/// What a message about a ride is; each kind has a topic of its own.
public enum MessageKind {
  RIDE_EVENT,
  DURATION,
  TIP,
  COST;

  public static MessageKind of(RideMessage message) {
    return switch (message) {
      case RideEvent _ -> RIDE_EVENT;
      case DurationPrediction _ -> DURATION;
      case TipPrediction _ -> TIP;
      case CostPrediction _ -> COST;
    };
  }

  /// The name of its server-sent events.
  String eventName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
