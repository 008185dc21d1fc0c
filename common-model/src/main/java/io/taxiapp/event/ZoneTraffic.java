package io.taxiapp.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The live pace around a zone against the expected one, older observations counting less.
///
/// @param paceRatio time taken over time expected by the rides from and to this zone: 1 as
///     predicted, 2 twice as slow
/// @param weight how many rides of ten minutes stand behind it, decayed to [#asOf()]
/// @param sequence counts the messages about this zone from 1; a higher one supersedes the lower
/// @param expectedRatio what a ride's plan is multiplied with: the pace ratio, drawn towards the
///     borough's and the city's where few rides stand behind it
/// @param basis what the expected ratio owes most to
public record ZoneTraffic(
    int zone,
    Instant asOf,
    double paceRatio,
    double weight,
    OptionalLong sequence,
    OptionalDouble expectedRatio,
    Optional<TrafficBasis> basis) {

  /// One message weighs on the whole city: none can drown all others.
  private static final double MAX = 1e6;

  public ZoneTraffic {
    ratio("paceRatio", paceRatio);
    expectedRatio.ifPresent(ratio -> ratio("expectedRatio", ratio));
    Validation.that(weight >= 0 && weight <= MAX, "weight", "a number from 0 to " + MAX, weight);
    Validation.time("asOf", asOf);
  }

  private static void ratio(String component, double value) {
    Validation.that(value > 0 && value <= MAX, component, "a number over 0, up to " + MAX, value);
  }
}
