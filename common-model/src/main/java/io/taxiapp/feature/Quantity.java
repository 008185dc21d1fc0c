package io.taxiapp.feature;

import java.util.Locale;

/// What the lookup tables hold an expectation of.
public enum Quantity {
  /// A ride's duration, in seconds.
  SECONDS,
  /// The distance driven, in kilometres.
  KM,
  /// The price before tip, in cents.
  COST,
  /// The tip of a card ride, in cents.
  TIP,
  /// 1 for a ride whose meter recorded no distance that can be true, 0 for others. The price of
  /// such a ride is most often not the meter's either.
  UNMETERED;

  /// Its name in `expectations.csv`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
