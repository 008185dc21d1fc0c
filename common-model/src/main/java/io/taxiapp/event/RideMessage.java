package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/// Anything published about one ride. The JSON property `type` tells which record it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RideRequested.class, name = "ride-requested"),
  @JsonSubTypes.Type(value = RideProgressed.class, name = "ride-progressed"),
  @JsonSubTypes.Type(value = RideCompleted.class, name = "ride-completed"),
  @JsonSubTypes.Type(value = RideCancelled.class, name = "ride-cancelled"),
  @JsonSubTypes.Type(value = DurationPrediction.class, name = "duration-prediction"),
  @JsonSubTypes.Type(value = TipPrediction.class, name = "tip-prediction"),
  @JsonSubTypes.Type(value = CostPrediction.class, name = "cost-prediction"),
})
public sealed interface RideMessage permits RideEvent, Prediction {

  /// The ride, and the key of the record on its topic.
  UUID rideId();

  /// The identity of this message (`ce_id`): the same id twice is the same message twice.
  @JsonIgnore
  String messageId();

  /// When it happened, in event time. The time of publication is the Kafka record's own timestamp.
  @JsonIgnore
  Instant time();
}
