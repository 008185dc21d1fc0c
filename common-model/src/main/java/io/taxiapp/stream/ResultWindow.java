package io.taxiapp.stream;

import java.time.Instant;

/// The time in which a colour of a service answers: results whose cause was published in it count,
/// all others are shadows.
///
/// Two colours that share a moment, one `until` it and one `from` it, publish each result once
/// between them: a cause's timestamp stands in its record, and both read the same records.
///
/// @param from the first moment
/// @param until the first moment after it
record ResultWindow(Instant from, Instant until) {

  static final ResultWindow ALWAYS = new ResultWindow(Instant.MIN, Instant.MAX);

  ResultWindow {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "TAXI_RESULTS_FROM: expected a moment before TAXI_RESULTS_UNTIL "
              + until
              + ", found "
              + from);
    }
  }

  /// @param timestamp of a result, which is its cause's, in milliseconds since 1970
  boolean contains(long timestamp) {
    var published = Instant.ofEpochMilli(timestamp);
    return !published.isBefore(from) && published.isBefore(until);
  }

  @Override
  public String toString() {
    return equals(ALWAYS) ? "always" : "from " + from + " until " + until;
  }
}
