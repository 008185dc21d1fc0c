package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the ride was booked: hailed on the street or dispatched by a base (TLC `trip_type` 1 and 2).
public enum TripType {
  @JsonProperty("street-hail")
  STREET_HAIL,
  @JsonProperty("dispatch")
  DISPATCH
}
