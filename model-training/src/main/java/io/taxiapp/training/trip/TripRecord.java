package io.taxiapp.training.trip;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Duration;
import java.time.Instant;

/// A TLC green-taxi trip record, in our units.
///
/// @param passengers at least 1: meters that say 0 or nothing are read as 1
/// @param paymentMethod unknown where the record has no payment type, and for the TLC's "no
///     charge", "dispute", "unknown"
/// @param tripType dispatch for records without a trip type: they come from booking apps
/// @param distanceKm by the meter, 0 where it was not recorded; known only when the ride is over
/// @param tipCents recorded for card rides; records without payment type of 2020 and 2021 carry
///     false tips
public record TripRecord(
    Instant pickupAt,
    Instant dropoffAt,
    int pickupZone,
    int dropoffZone,
    int passengers,
    PaymentMethod paymentMethod,
    TripType tripType,
    double distanceKm,
    long fareCents,
    long tipCents,
    long totalCents) {

  public Duration duration() {
    return Duration.between(pickupAt, dropoffAt);
  }

  public double minutes() {
    return duration().toSeconds() / 60.0;
  }

  /// The filter that published work on these records uses for durations: 1 to 60 minutes.
  public boolean lastsOneToSixtyMinutes() {
    return minutes() >= 1 && minutes() <= 60;
  }
}
