package io.taxiapp.training.backtest;

import io.taxiapp.feature.NewYorkTime;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.OptionalDouble;
import java.util.Set;

/// What a green taxi's meter would ask for a distance and a duration: the simple rule that the cost
/// model must beat.
///
/// The figures are those of the TLC's rule
/// [Taximeter Rate of Fare and Various
/// Surcharges](https://rules.cityofnewyork.us/rule/taximeter-rate-of-fare-and-various-surcharges/),
/// in force from 2022-12-19, the state's congestion surcharge for green taxis, and the state's tax;
/// see the TLC's [Taxi Fare](https://www.nyc.gov/site/tlc/passengers/taxi-fare.page):
///
/// - $3.00 at the start, $0.70 for each fifth of a mile above 12 mph or each minute below
/// - $0.50 MTA tax, $1.00 improvement surcharge
/// - $1.00 from 20 to 6 h; $2.50 from 16 to 20 h, Monday to Friday
/// - $2.75 to Manhattan south of 96th Street
/// - $5.00 to LaGuardia; $20.00 to Newark; to Kennedy from Manhattan $70.00 ($75.00 from 16 to 20
///   h) in place of the meter
///
/// Left out: tolls, holidays, ways through Manhattan that neither start nor end there, and the
/// prices of booking apps, which set their own.
public final class PublishedTariff {
  /// The features that it is computed over.
  public static final String KM = "expectedKm";

  public static final String SECONDS = "predictedSeconds";

  private static final LocalDate FROM = LocalDate.of(2022, 12, 19);

  /// From then on there is a toll for Manhattan south of 60th Street, too.
  private static final LocalDate UNTIL = LocalDate.of(2025, 1, 5);

  private static final double KM_PER_MILE = 1.609344;

  /// How fast a taxi is taken to drive while it does not stand: of a distance and a duration alone
  /// nobody knows how long it stood. Of 58,405 metered rides of January 2023 this speed explains
  /// the fares best: $1.06 off on average, against $1.54 at 25 mph and $1.97 at 12 mph.
  private static final double DRIVING_MPH = 18;

  private static final int TAX_AND_IMPROVEMENT_CENTS = 50 + 100;

  private static final int LAGUARDIA = 138;
  private static final int KENNEDY = 132;
  private static final int NEWARK = 1;

  /// Yellow zones that lie north of 96th Street.
  private static final Set<Integer> NORTH = Set.of(24, 151);

  private PublishedTariff() {}

  /// The price before tip, in cents; none outside the years of these figures or where a distance is
  /// not known.
  ///
  /// @param km NaN if not known
  public static OptionalDouble cents(RideFacts ride, ZoneTable zones, double km, double seconds) {
    ZonedDateTime start = NewYorkTime.of(ride.requestedAt());
    if (start.toLocalDate().isBefore(FROM)
        || !start.toLocalDate().isBefore(UNTIL)
        || Double.isNaN(km)) {
      return OptionalDouble.empty();
    }
    boolean rushHour =
        start.getHour() >= 16
            && start.getHour() < 20
            && start.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    Zone pickup = zones.zone(ride.pickupZone());
    Zone dropoff = zones.zone(ride.dropoffZone());
    boolean flat = pickup.borough().equals("Manhattan") && dropoff.id() == KENNEDY;
    double fare =
        flat ? 7000 + (rushHour ? 500 : 0) : metered(km, seconds) + hours(start, rushHour);
    return OptionalDouble.of(fare + TAX_AND_IMPROVEMENT_CENTS + place(dropoff));
  }

  private static double metered(double km, double seconds) {
    double miles = km / KM_PER_MILE;
    double standingMinutes = Math.max(0, seconds / 60 - miles / DRIVING_MPH * 60);
    return 300 + 70 * Math.floor(5 * miles + standingMinutes);
  }

  private static double hours(ZonedDateTime start, boolean rushHour) {
    boolean night = start.getHour() >= 20 || start.getHour() < 6;
    return (night ? 100 : 0) + (rushHour ? 250 : 0);
  }

  private static double place(Zone dropoff) {
    return switch (dropoff.id()) {
      case LAGUARDIA -> 500;
      case NEWARK -> 2000;
      default ->
          dropoff.serviceZone().equals("Yellow Zone") && !NORTH.contains(dropoff.id()) ? 275 : 0;
    };
  }
}
