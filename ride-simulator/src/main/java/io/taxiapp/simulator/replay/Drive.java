package io.taxiapp.simulator.replay;

import io.taxiapp.simulator.trip.Trip;

/// What became of a ride that a [SimulatedTaxi] was sent to.
public sealed interface Drive {

  /// It is completed.
  record Completed(Trip trip) implements Drive {}

  /// It is not, or not by this taxi.
  ///
  /// @param reason what was expected and what was found
  record Refused(String reason) implements Drive {}
}
