package io.taxiapp.simulator.trip;

import java.time.Duration;
import java.time.Instant;

/// Something that slows every ride from or to a zone down, while it lasts.
///
/// @param slowdown how many times as long the same way takes: 2 is half as fast
public record Incident(int zone, Instant from, Duration lasting, double slowdown) {

  public Incident {
    if (!(slowdown >= 1 && Double.isFinite(slowdown)) || !lasting.isPositive()) {
      throw new IllegalArgumentException(
          "expected a slowdown of at least 1 that lasts, found %s for %s"
              .formatted(slowdown, lasting));
    }
  }

  /// Whether a ride is, or was going to be, on the road to or from the zone while it lasts.
  public boolean touches(Trip trip) {
    return (trip.pickupZone() == zone || trip.dropoffZone() == zone)
        && trip.requestedAt().isBefore(until())
        && trip.completedAt().isAfter(from);
  }

  /// The trip as it becomes: the same way, in more time.
  public Trip slow(Trip trip) {
    return touches(trip)
        ? trip.lasting(
            Duration.between(trip.requestedAt(), after(trip.requestedAt(), trip.duration())))
        : trip;
  }

  /// The time at which a share of the way of a slowed trip, from 0 to 1, is done.
  public Instant at(Trip slowed, double share) {
    if (!touches(slowed)) {
      return slowed.at(share);
    }
    var way = way(slowed.requestedAt(), slowed.completedAt());
    return after(slowed.requestedAt(), scaled(way, share));
  }

  private Instant until() {
    return from.plus(lasting);
  }

  /// When someone who sets out then has driven what takes `way` on a free road.
  private Instant after(Instant start, Duration way) {
    var free = start.isBefore(from) ? Duration.between(start, from) : Duration.ZERO;
    if (way.compareTo(free) <= 0) {
      return start.plus(way);
    }
    var begin = start.plus(free);
    var left = way.minus(free);
    var inside = inside(begin);
    return left.compareTo(inside) <= 0
        ? begin.plus(scaled(left, slowdown))
        : begin.plus(scaled(inside, slowdown)).plus(left.minus(inside));
  }

  /// How much way is driven from one moment to another, in time on a free road.
  private Duration way(Instant start, Instant end) {
    var overlap = Duration.between(later(start, from), earlier(end, until()));
    var slowed = overlap.isPositive() ? overlap : Duration.ZERO;
    return Duration.between(start, end).minus(slowed).plus(scaled(slowed, 1 / slowdown));
  }

  /// How much way fits from a moment on until it is over.
  private Duration inside(Instant begin) {
    return begin.isBefore(until())
        ? scaled(Duration.between(begin, until()), 1 / slowdown)
        : Duration.ZERO;
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
