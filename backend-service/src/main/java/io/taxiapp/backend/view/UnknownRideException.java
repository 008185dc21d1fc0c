package io.taxiapp.backend.view;

import java.util.UUID;

/// The view is complete and has no such ride. It is an answer, not a failure of this process: no
/// stack trace.
public final class UnknownRideException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID rideId;

  UnknownRideException(UUID rideId) {
    super("expected a ride of the last hours, found " + rideId, null, false, false);
    this.rideId = rideId;
  }

  public UUID rideId() {
    return rideId;
  }
}
