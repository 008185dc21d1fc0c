package io.taxiapp.backend.problem;

import java.util.UUID;
import java.util.regex.Pattern;

/// Reads a ride's id from a path.
public final class RideId {

  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private RideId() {}

  /// The id in this text.
  ///
  /// @throws ProblemException if it is no UUID
  public static UUID parse(String text) {
    if (!UUID_TEXT.matcher(text).matches()) { // UUID.fromString takes 1-1-1-1-1 for one
      throw ProblemException.invalid("rideId", "a UUID", text);
    }
    return UUID.fromString(text);
  }
}
