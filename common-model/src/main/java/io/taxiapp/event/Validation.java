package io.taxiapp.event;

import java.time.Instant;

/// The refusals that the records of this package share: each says the component, what was expected
/// and what was found. The bounds are far beyond any ride; within them nothing overflows, for any
/// who read the message.
final class Validation {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final long MAX_SECONDS = 10_000_000_000L;
  private static final long MAX_CENTS = 1_000_000_000_000L;
  private static final double MAX_KM = 1e6;

  private Validation() {}

  static void that(boolean holds, String component, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(component + ": expected " + expected + ", found " + found);
    }
  }

  static void seconds(String component, long value) {
    within(component, value, MAX_SECONDS, "seconds");
  }

  static void cents(String component, long value) {
    within(component, value, MAX_CENTS, "cents");
  }

  static void km(String component, double value) {
    that(value >= 0 && value <= MAX_KM, component, "0 to " + MAX_KM + " km", value);
  }

  static void time(String component, Instant value) {
    that(
        !value.isBefore(EARLIEST) && value.isBefore(LATEST),
        component,
        "a time between " + EARLIEST + " and " + LATEST,
        value);
  }

  private static void within(String component, long value, long max, String unit) {
    that(value >= 0 && value <= max, component, "0 to " + max + " " + unit, value);
  }

  static void atLeastOne(String component, int value) {
    that(value >= 1, component, "a whole number of at least 1", value);
  }

  static void currency(String value) {
    that(value.matches("[A-Z]{3}"), "currency", "an ISO 4217 code such as USD", value);
  }

  static void zone(String component, int value) {
    that(value >= 1 && value <= 265, component, "a TLC taxi zone from 1 to 265", value);
  }
}
