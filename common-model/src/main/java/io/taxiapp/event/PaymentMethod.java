package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the rider means to pay, as far as it is known when the ride is requested.
public enum PaymentMethod {
  @JsonProperty("card")
  CARD,
  @JsonProperty("cash")
  CASH,
  @JsonProperty("unknown")
  UNKNOWN
}
