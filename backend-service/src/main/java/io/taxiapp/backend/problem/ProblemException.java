package io.taxiapp.backend.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Ends a request with a [Problem]. It is an answer, not a failure of this process: no stack trace.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final transient Problem problem;
  private final boolean temporary;

  private ProblemException(Problem problem, boolean temporary) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.temporary = temporary;
  }

  /// The request itself is at fault.
  public static ProblemException invalid(String type, List<FieldError> errors) {
    return new ProblemException(
        Problem.of(400, type, "The request cannot be understood", errors), false);
  }

  /// The same, for one field.
  public static ProblemException invalid(String field, String expected, String found) {
    return invalid("invalid-request", List.of(new FieldError(field, expected, found)));
  }

  /// The body is of a kind that is not read.
  static ProblemException unsupportedMedia(String header, String expected, String found) {
    return ofField(
        415, "unsupported-media-type", "Unsupported Media Type", header, expected, found);
  }

  /// A page of another origin asks.
  public static ProblemException foreignOrigin(String expected, String found) {
    return ofField(
        403, "foreign-origin", "A page of another origin asks", "Origin", expected, found);
  }

  /// Each field is fine, but not for this ride.
  public static ProblemException contradicts(String field, String expected, String found) {
    return ofField(
        422,
        "contradicts-ride",
        "The request contradicts what is known about the ride",
        field,
        expected,
        found);
  }

  /// The key was used for another ride of this rider.
  public static ProblemException keyReused(List<FieldError> differences) {
    return new ProblemException(
        Problem.of(
            422,
            "idempotency-key-reused",
            "The Idempotency-Key was used for another request",
            differences),
        false);
  }

  public static ProblemException unknownRide(UUID rideId) {
    return ofField(
        404,
        "unknown-ride",
        "No such ride",
        "rideId",
        "a ride of the last hours",
        rideId.toString());
  }

  private static ProblemException ofField(
      int status, String type, String title, String field, String expected, String found) {
    return new ProblemException(
        Problem.of(status, type, title, List.of(new FieldError(field, expected, found))), false);
  }

  /// The ride is past the point where this could happen.
  public static ProblemException conflict(String type, String title, FieldError error) {
    return new ProblemException(Problem.of(409, type, title, List.of(error)), false);
  }

  /// It may succeed later; nothing has been accepted.
  public static ProblemException unavailable(String type, String title, String detail) {
    return new ProblemException(Problem.of(503, type, title, detail), true);
  }

  public Problem problem() {
    return problem;
  }

  /// How long to wait before trying again, if that makes sense.
  public Optional<Duration> retryAfter() {
    return temporary ? Optional.of(RETRY_AFTER) : Optional.empty();
  }
}
