package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an expectation of a zone's traffic owes most to.
public enum TrafficBasis {
  /// rides from and to the zone itself
  @JsonProperty("zone")
  ZONE,
  /// rides in its borough
  @JsonProperty("borough")
  BOROUGH,
  /// rides in the whole city
  @JsonProperty("city")
  CITY,
  /// too few rides anywhere
  @JsonProperty("as-predicted")
  AS_PREDICTED
}
