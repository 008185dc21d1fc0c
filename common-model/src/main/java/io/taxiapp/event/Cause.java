package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a prediction was made.
public enum Cause {
  /// the ride was requested
  @JsonProperty("requested")
  REQUESTED,
  /// the taxi reported where it is
  @JsonProperty("progressed")
  PROGRESSED,
  /// the traffic around one of the ride's zones changed
  @JsonProperty("traffic")
  TRAFFIC,
  /// the corrected duration moved
  @JsonProperty("duration-corrected")
  DURATION_CORRECTED
}
