package io.taxiapp.duration;

import java.time.Instant;

/// The live pace around a zone, time taken over time expected; 1 where nothing is known.
@FunctionalInterface
interface ZonePace {

  double ratio(int zone, Instant at);
}
