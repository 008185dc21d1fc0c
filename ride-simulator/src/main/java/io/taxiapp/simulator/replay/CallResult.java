package io.taxiapp.simulator.replay;

import java.net.http.HttpResponse;

/// What became of one call of the backend.
sealed interface CallResult {

  /// It was carried out.
  ///
  /// @param again whether an attempt before this one may have been
  /// @param nanos when it was there, on [System#nanoTime()]'s clock
  record Accepted(HttpResponse<String> response, boolean again, long nanos) implements CallResult {}

  /// It was not, and never will be.
  ///
  /// @param reason the status and what the backend said
  record Refused(String reason) implements CallResult {}

  /// To the end it was not answered, or answered 503: it may have been carried out or not.
  record Unsure(String reason) implements CallResult {}
}
