package io.taxiapp.backend.view;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a ride has come.
public enum RideStatus {
  /// accepted, nothing heard from the taxi yet
  @JsonProperty("requested")
  REQUESTED,
  /// the taxi has reported progress
  @JsonProperty("on-the-road")
  ON_THE_ROAD,
  @JsonProperty("completed")
  COMPLETED,
  @JsonProperty("cancelled")
  CANCELLED
}
