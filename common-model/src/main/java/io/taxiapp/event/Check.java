package io.taxiapp.event;

/// The refusals that the records of this package share: each says the component, what was expected
/// and what was found.
final class Check {

  private Check() {}

  static void that(boolean holds, String component, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(component + ": expected " + expected + ", found " + found);
    }
  }

  static void notNegative(String component, double value) {
    that(Double.isFinite(value) && value >= 0, component, "a finite number of at least 0", value);
  }

  static void notNegative(String component, long value) {
    that(value >= 0, component, "a whole number of at least 0", value);
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
