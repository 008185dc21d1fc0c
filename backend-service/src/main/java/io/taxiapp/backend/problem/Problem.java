package io.taxiapp.backend.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;

/// An answer that says what went wrong as RFC 9457 has it.
///
/// @param type a stable name of the kind of problem, for programs to tell them apart
/// @param errors the fields that are at fault, if fields are
public record Problem(
    @Schema(
            type = "string",
            allowableValues = {
              "urn:taxiapp:problem:invalid-request",
              "urn:taxiapp:problem:malformed-json",
              "urn:taxiapp:problem:unknown-zone",
              "urn:taxiapp:problem:bad-request",
              "urn:taxiapp:problem:foreign-origin",
              "urn:taxiapp:problem:unknown-ride",
              "urn:taxiapp:problem:not-found",
              "urn:taxiapp:problem:method-not-allowed",
              "urn:taxiapp:problem:not-acceptable",
              "urn:taxiapp:problem:ride-completed",
              "urn:taxiapp:problem:ride-cancelled",
              "urn:taxiapp:problem:late-progress",
              "urn:taxiapp:problem:request-entity-too-large",
              "urn:taxiapp:problem:request-uri-too-long",
              "urn:taxiapp:problem:unsupported-media-type",
              "urn:taxiapp:problem:contradicts-ride",
              "urn:taxiapp:problem:idempotency-key-reused",
              "urn:taxiapp:problem:request-header-fields-too-large",
              "urn:taxiapp:problem:internal-error",
              "urn:taxiapp:problem:kafka-unavailable",
              "urn:taxiapp:problem:ride-busy",
              "urn:taxiapp:problem:view-catching-up",
              "urn:taxiapp:problem:overloaded"
            })
        String type,
    String title,
    int status,
    String detail,
    List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String NAMESPACE = "urn:taxiapp:problem:";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// A problem that is no single field's.
  public static Problem of(int status, String type, String title, String detail) {
    return new Problem(NAMESPACE + ProblemTypes.require(type), title, status, detail, List.of());
  }

  /// A problem of these fields; its detail is made of them.
  public static Problem of(int status, String type, String title, List<FieldError> errors) {
    var detail = errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
    return new Problem(NAMESPACE + ProblemTypes.require(type), title, status, detail, errors);
  }
}
