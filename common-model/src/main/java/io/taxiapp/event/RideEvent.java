package io.taxiapp.event;

import java.time.Duration;

/// What happened to a ride, in the order in which it happened (one partition per ride).
public sealed interface RideEvent extends RideMessage
    permits RideRequested, RideProgressed, RideCompleted, RideCancelled {

  /// How long after its publication an event may say that it happened: a clock that is further
  /// ahead is wrong; replays run ahead of the clock by less than a ride.
  Duration FARTHEST_AHEAD = Duration.ofHours(3);
}
