package io.taxiapp.backend.problem;

/// What is wrong with one field of a request.
///
/// @param field its path in the body such as position.latitude (in an array after the index in
///     brackets), or the name of a header, a path variable or a query parameter
/// @param expected in words
/// @param found as it was written, shortened
public record FieldError(String field, String expected, String found) {

  private static final int LONGEST_FOUND = 120;

  public FieldError {
    found = found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "…";
  }

  @Override
  public String toString() {
    return field + ": expected " + expected + ", found " + found;
  }
}
