package io.taxiapp.training.report;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.NewYorkTime;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.LabelledRide;
import java.util.Comparator;
import java.util.List;

/// A part of the rows that is reported by itself, in the order of the report.
public record Segment(By by, int rank, String label) implements Comparable<Segment> {
  public static final Segment ALL = new Segment(By.NOTHING, 0, "all");

  private static final Comparator<Segment> ORDER =
      Comparator.comparing(Segment::by)
          .thenComparingInt(Segment::rank)
          .thenComparing(Segment::label);

  /// What rows are parted by.
  public enum By {
    NOTHING(""),
    SHARE_OF_THE_WAY("share of the way"),
    PAYMENT("payment"),
    BOROUGH("borough of the pick-up"),
    HOURS("hours of the pick-up"),
    DISTANCE("distance driven");

    private final String label;

    By(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  public static Segment payment(PaymentMethod method) {
    return switch (method) {
      case CARD -> new Segment(By.PAYMENT, 0, "card");
      case CASH -> new Segment(By.PAYMENT, 1, "cash");
      case UNKNOWN -> new Segment(By.PAYMENT, 2, "without payment type");
    };
  }

  /// @param borough of the pick-up zone, as the TLC writes it
  static Segment borough(String borough) {
    return borough.equals("Unknown") || borough.equals("N/A")
        ? new Segment(By.BOROUGH, 1, "picked up at a place not known")
        : new Segment(By.BOROUGH, 0, "picked up in " + borough);
  }

  /// The hours of the day that a request is of.
  ///
  /// @param hour of the request by the clocks of the city
  public static Segment hours(int hour) {
    if (hour < 6) {
      return new Segment(By.HOURS, 0, "picked up 0 to 6 h");
    }
    if (hour < 10) {
      return new Segment(By.HOURS, 1, "picked up 6 to 10 h");
    }
    if (hour < 16) {
      return new Segment(By.HOURS, 2, "picked up 10 to 16 h");
    }
    return hour < 20
        ? new Segment(By.HOURS, 3, "picked up 16 to 20 h")
        : new Segment(By.HOURS, 4, "picked up 20 to 24 h");
  }

  /// Trips are parted by the distance that was really driven, as is usual. (Parted by the true
  /// duration, the rides of a part would be those that a duration came out too long or too short
  /// for.)
  ///
  /// @param km NaN where the meter's distance cannot be true
  public static Segment driven(double km) {
    if (Double.isNaN(km)) {
      return new Segment(By.DISTANCE, 4, "distance not recorded");
    }
    if (km < 2) {
      return new Segment(By.DISTANCE, 0, "driven under 2 km");
    }
    if (km < 5) {
      return new Segment(By.DISTANCE, 1, "driven 2 to 5 km");
    }
    return km < 10
        ? new Segment(By.DISTANCE, 2, "driven 5 to 10 km")
        : new Segment(By.DISTANCE, 3, "driven 10 km and more");
  }

  /// The parts that a ride is of, other than by how it is paid.
  public static List<Segment> of(LabelledRide ride, ZoneTable zones) {
    RideFacts facts = ride.facts();
    return List.of(
        borough(zones.zone(facts.pickupZone()).borough()),
        hours(NewYorkTime.of(facts.requestedAt()).getHour()),
        driven(ride.km()));
  }

  /// The moments at which a share of the way lay behind.
  public static Segment ofTheWay(double share) {
    int percent = (int) Math.round(share * 100);
    return new Segment(By.SHARE_OF_THE_WAY, percent, "at %d %% of the way".formatted(percent));
  }

  /// The rows of this segment that are of another one too.
  public Segment among(Segment other) {
    return new Segment(by, rank, other.label + ", " + label);
  }

  @Override
  public int compareTo(Segment other) {
    return ORDER.compare(this, other);
  }
}
