package io.taxiapp.event;

import java.time.Instant;

/// The live pace around a zone against the expected one, older observations counting less.
///
/// @param paceRatio time taken over time expected: 1 as predicted, 2 twice as slow
/// @param weight how many rides stand behind it, decayed to [#asOf()]
public record ZoneTraffic(int zone, Instant asOf, double paceRatio, double weight) {

  public ZoneTraffic {
    Check.that(
        paceRatio > 0 && Double.isFinite(paceRatio), "paceRatio", "a number over 0", paceRatio);
    Check.notNegative("weight", weight);
  }
}
