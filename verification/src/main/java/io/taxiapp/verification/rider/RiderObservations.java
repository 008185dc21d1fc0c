package io.taxiapp.verification.rider;

import java.util.List;
import java.util.UUID;

/// What one rider was told of a ride.
///
/// @param told in the order of the answers
/// @param streamed all that came over one connection or several, in order
/// @param ended whether the stream said that it is over
/// @param problems what was answered that is no answer, or never answered, or had the wrong head
record RiderObservations(
    UUID rideId,
    List<Told> told,
    List<StreamEvent> streamed,
    boolean ended,
    List<String> problems) {

  RiderObservations {
    told = List.copyOf(told);
    streamed = List.copyOf(streamed);
    problems = List.copyOf(problems);
  }

  /// What was asked.
  enum Call {
    REQUEST,
    /// One that may have been carried out at an earlier attempt.
    REQUEST_AFTER_ALL,
    REPEATED_REQUEST,
    PROGRESS,
    COMPLETION,
    CANCELLATION,
    STREAM,
    RIDE,
    PREDICTIONS,
    RIDE_AT_THE_END,
    UNCHANGED_RIDE,
    PREDICTIONS_AT_THE_END,
    RIDES_OF_THE_RIDER,
    /// The rider's rides, one a page.
    PAGE_OF_RIDES,
    RIDE_AFTER_A_WAIT,
    /// An estimate of the same ride.
    ESTIMATE,
    /// The same twice, in one call.
    ESTIMATES,
    /// Of what is the same for every rider.
    SHARED
  }

  /// One answer.
  ///
  /// @param sent the body, JSON; empty of what has none
  /// @param answer JSON
  record Told(Call call, String sent, String answer) {}

  /// A server-sent event.
  record StreamEvent(String id, String name, String data) {}
}
