package io.taxiapp.backend.problem;

import java.util.List;
import java.util.stream.Collectors;

/// An answer that says what went wrong as RFC 9457 has it.
///
/// @param type a stable name of the kind of problem, for programs to tell them apart
/// @param errors the fields that are at fault, if fields are
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {

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
