package io.taxiapp.feature;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The city's clock.
public final class NewYorkTime {
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private NewYorkTime() {}

  public static ZonedDateTime of(Instant instant) {
    return instant.atZone(ZONE);
  }

  /// 0 is the hour that follows midnight on Monday, 167 the last one of Sunday.
  public static int hourOfWeek(Instant instant) {
    return hourOfWeek(of(instant));
  }

  static int hourOfWeek(ZonedDateTime local) {
    return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
  }

  /// Months since January 2020; a level shift (fares, traffic) shows here.
  public static int calendarMonth(Instant instant) {
    ZonedDateTime local = of(instant);
    return (local.getYear() - 2020) * 12 + local.getMonthValue() - 1;
  }
}
