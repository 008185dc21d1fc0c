package io.taxiapp.training;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.RideFacts;

/// A part of the rides that is reported by itself.
enum Segment {
  ALL("all"),
  CARD("card"),
  CASH("cash"),
  WITHOUT_PAYMENT_TYPE("without payment type");

  private final String label;

  Segment(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  boolean holds(RideFacts ride) {
    return switch (this) {
      case ALL -> true;
      case CARD -> ride.paymentMethod() == PaymentMethod.CARD;
      case CASH -> ride.paymentMethod() == PaymentMethod.CASH;
      case WITHOUT_PAYMENT_TYPE -> ride.paymentMethod() == PaymentMethod.UNKNOWN;
    };
  }
}
