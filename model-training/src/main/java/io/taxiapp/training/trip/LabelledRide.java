package io.taxiapp.training.trip;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.Quantity;
import io.taxiapp.feature.RideFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// A ride of 1 to 60 minutes to learn from: what was known at its request, and what became of it.
///
/// @param km NaN where the meter's distance cannot be true
/// @param costCents before tip; NaN where it cannot be true (refunds, nothing charged, absurd
///     amounts)
/// @param tipCents NaN where the tip was not recorded
/// @param asRecordedCostCents whatever the record says, refunds too
/// @param asRecordedTipCents whatever the record says
public record LabelledRide(
    RideFacts facts,
    double seconds,
    double km,
    double costCents,
    double tipCents,
    double asRecordedCostCents,
    double asRecordedTipCents) {
  private static final Instant TIPS_WITHOUT_PAYMENT_TYPE_HOLD_FROM =
      Instant.ofEpochSecond(LocalDate.of(2022, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC));

  /// A ride whose record says nothing that cannot be true.
  public LabelledRide(
      RideFacts facts, double seconds, double km, double costCents, double tipCents) {
    this(facts, seconds, km, costCents, tipCents, costCents, tipCents);
  }

  static LabelledRide of(TripRecord trip) {
    double cost = trip.totalCents() - trip.tipCents();
    double km = trip.distanceKm();
    return new LabelledRide(
        facts(trip),
        trip.duration().toSeconds(),
        km >= 0.1 && km <= 120 ? km : Double.NaN,
        cost >= 300 && cost <= 25_000 && trip.fareCents() > 0 ? cost : Double.NaN,
        tipIsRecorded(trip) ? trip.tipCents() : Double.NaN,
        cost,
        trip.tipCents());
  }

  static RideFacts facts(TripRecord trip) {
    return new RideFacts(
        trip.pickupAt(),
        trip.pickupZone(),
        trip.dropoffZone(),
        Optional.empty(),
        Optional.empty(),
        trip.passengers(),
        trip.paymentMethod(),
        trip.tripType());
  }

  /// Cash tips are not recorded; records without payment type carry a false tip before 2022.
  private static boolean tipIsRecorded(TripRecord trip) {
    boolean plausible = trip.tipCents() >= 0 && trip.tipCents() <= 10_000 && trip.fareCents() > 0;
    return plausible
        && switch (trip.paymentMethod()) {
          case CARD -> true;
          case CASH -> false;
          case UNKNOWN -> !trip.pickupAt().isBefore(TIPS_WITHOUT_PAYMENT_TYPE_HOLD_FROM);
        };
  }

  /// The same ride at another price.
  public LabelledRide costing(double cents) {
    return new LabelledRide(
        facts, seconds, km, cents, tipCents, asRecordedCostCents, asRecordedTipCents);
  }

  boolean isPaidByCard() {
    return facts.paymentMethod() == PaymentMethod.CARD;
  }

  public double actual(Quantity quantity) {
    return switch (quantity) {
      case SECONDS -> seconds;
      case KM -> km;
      case COST -> costCents;
      case TIP -> isPaidByCard() ? tipCents : Double.NaN;
      case UNMETERED -> Double.isNaN(km) ? 1 : 0;
    };
  }
}
