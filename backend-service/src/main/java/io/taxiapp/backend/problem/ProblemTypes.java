package io.taxiapp.backend.problem;

import java.util.List;

/// The kinds of problem, by the names that programs tell them apart by. They are listed for readers
/// in `docs/subscribing.md`; a name that has been published keeps its meaning.
final class ProblemTypes {

  /// What an HTTP status without a name of its own is called.
  static final String OTHER = "bad-request";

  static final List<String> ALL =
      List.of(
          "invalid-request",
          "malformed-json",
          "unknown-zone",
          OTHER,
          "foreign-origin",
          "unknown-ride",
          "not-found",
          "method-not-allowed",
          "not-acceptable",
          "ride-completed",
          "ride-cancelled",
          "late-progress",
          "request-entity-too-large",
          "request-uri-too-long",
          "unsupported-media-type",
          "contradicts-ride",
          "idempotency-key-reused",
          "request-header-fields-too-large",
          "internal-error",
          "kafka-unavailable",
          "ride-busy",
          "view-catching-up",
          "overloaded");

  private ProblemTypes() {}

  /// @throws IllegalStateException if the list lacks it
  static String require(String type) {
    if (!ALL.contains(type)) {
      throw new IllegalStateException("expected a listed type of problem, found " + type);
    }
    return type;
  }
}
