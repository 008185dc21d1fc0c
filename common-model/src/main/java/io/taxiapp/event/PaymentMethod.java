package io.taxiapp.event;

/// How the rider said they would pay.
public enum PaymentMethod {
  CARD,
  CASH,
  UNKNOWN
}
