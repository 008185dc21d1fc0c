package io.taxiapp.simulator.replay;

import io.taxiapp.simulator.trip.Incident;
import io.taxiapp.simulator.trip.Trip;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// What goes wrong in a replay, on purpose. Which rides it hits follows from their numbers, so the
/// same replay is disturbed in the same way.
///
/// @param incident slows rides down
/// @param duplicates the share of calls, from 0 to 1, that are made twice
/// @param late the share of progress reports that come after a later one
/// @param malformed the share of rides with an event that cannot be read
public record Disturbance(
    Optional<Incident> incident, double duplicates, double late, double malformed) {

  public static final Disturbance NONE = new Disturbance(Optional.empty(), 0, 0, 0);

  public Disturbance {
    requireShare("duplicates", duplicates);
    requireShare("late", late);
    requireShare("malformed", malformed);
  }

  /// The trip as it becomes.
  Trip of(Trip trip) {
    return incident.map(happening -> happening.slow(trip)).orElse(trip);
  }

  /// When a share of the way of such a trip is done.
  Instant at(Trip trip, double share) {
    return incident.map(happening -> happening.at(trip, share)).orElseGet(() -> trip.at(share));
  }

  /// What is drawn for the ride of this number.
  Draw draw(int ride) {
    return new Draw(this, new Random(ride));
  }

  /// One ride's share of it.
  record Draw(Disturbance of, Random random) {
    boolean twice() {
      return random.nextDouble() < of.duplicates();
    }

    boolean late() {
      return random.nextDouble() < of.late();
    }

    boolean malformed() {
      return random.nextDouble() < of.malformed();
    }
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "--" + name + ": expected a share from 0 to 1, found " + share);
    }
  }
}
