package io.taxiapp.event;

/// The total duration that the rider was told with the answer to the request: the consumers start
/// from it.
public record InitialDuration(long seconds, Interval interval, ModelIdentity model) {

  public InitialDuration {
    Validation.seconds("seconds", seconds);
  }
}
