package io.taxiapp.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a tip will be recorded, and so what a predicted one means.
public enum TipRecording {
  /// paid by card: the tip that the meter's card reader will record
  @JsonProperty("by-card")
  BY_CARD,
  /// paid in cash: cash tips are recorded nowhere, and 0 says nothing about what is given
  @JsonProperty("never")
  NEVER,
  /// payment not known at the request: what is recorded, if it is
  @JsonProperty("if-at-all")
  IF_AT_ALL;

  /// What a method of payment means for the tip.
  public static TipRecording of(PaymentMethod payment) {
    return switch (payment) {
      case CARD -> BY_CARD;
      case CASH -> NEVER;
      case UNKNOWN -> IF_AT_ALL;
    };
  }
}
