package io.taxiapp.verification.oracle;

import io.taxiapp.event.ZoneTraffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the traffic of the zones can be, as their messages come one after the other.
///
/// In which order the events of different rides were measured is nowhere recorded, so the values
/// are not computed again. What holds in any order is: each message names an event that tells of
/// the traffic, of a ride from or to the zone; it counts on from the one before and is as of the
/// later of that one's time and its event's; a zone has no more weight than its rides; and an
/// expected ratio is a mean of the measured ones and of 1.
final class TrafficExpectation {

  /// A ratio beyond it was not the traffic; nor was one below its inverse.
  private static final double MAX_RATIO = 4;

  private static final double WEIGHT_SECONDS = 600;
  private static final double ROUNDING = 1e-6;

  private final boolean allRides;
  private final Map<Integer, Double> weights = new HashMap<>();
  private final Map<Integer, ZoneTraffic> latest = new HashMap<>();
  private boolean allMessages = true;
  private double min = 1;
  private double max = 1;

  /// @param rides each as often as it was requested
  /// @param allRides whether these are all that there have ever been
  TrafficExpectation(List<AcceptedRide> rides, boolean allRides) {
    this.allRides = allRides;
    for (var ride : rides) {
      double weight = ride.initialSeconds() / WEIGHT_SECONDS;
      weights.merge(ride.facts().pickupZone(), weight, Double::sum);
      if (ride.facts().dropoffZone() != ride.facts().pickupZone()) {
        weights.merge(ride.facts().dropoffZone(), weight, Double::sum);
      }
    }
  }

  /// Judges the next message.
  ///
  /// @param id of the message, `EVENT:zone:ZONE`
  /// @param at the time of that event, if it is there and of a ride from or to the zone
  List<String> judge(String id, ZoneTraffic traffic, Optional<Instant> at) {
    var wrong = new ArrayList<String>();
    if (at.isEmpty() && allRides) {
      wrong.add("expected an event of a ride from or to zone " + traffic.zone());
    } else if (!id.contains(":progressed:") && !id.contains(":completed:")) {
      wrong.add("expected a report or a completion as its event");
    }
    var before = latest.put(traffic.zone(), traffic);
    long sequence = traffic.sequence().orElse(0);
    long last = before == null ? 0 : before.sequence().orElse(0);
    allMessages &= sequence == last + 1;
    if (sequence <= last) {
      wrong.add("expected a sequence over %d, found %d".formatted(last, sequence));
    }
    if (at.isPresent() && sequence == last + 1) {
      var asOf = before != null && before.asOf().isAfter(at.get()) ? before.asOf() : at.get();
      if (!traffic.asOf().equals(asOf)) {
        wrong.add("expected asOf %s, found %s".formatted(asOf, traffic.asOf()));
      }
    }
    within("paceRatio", traffic.paceRatio(), 1 / MAX_RATIO, MAX_RATIO, wrong);
    min = Math.min(min, traffic.paceRatio());
    max = Math.max(max, traffic.paceRatio());
    double expected = traffic.expectedRatio().orElse(Double.NaN);
    within(
        "expectedRatio",
        expected,
        allMessages ? min : 1 / MAX_RATIO,
        allMessages ? max : MAX_RATIO,
        wrong);
    if (allRides) {
      within("weight", traffic.weight(), 0, weights.getOrDefault(traffic.zone(), 0.0), wrong);
    }
    return wrong.stream().map(finding -> id + ": " + finding).toList();
  }

  private static void within(
      String name, double found, double min, double max, List<String> wrong) {
    if (!(found >= min - ROUNDING && found <= max * (1 + ROUNDING) + ROUNDING)) {
      wrong.add("expected %s from %s to %s, found %s".formatted(name, min, max, found));
    }
  }
}
