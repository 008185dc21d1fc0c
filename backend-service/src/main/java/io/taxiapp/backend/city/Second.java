package io.taxiapp.backend.city;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/// What was read within one second.
///
/// @param at its beginning
/// @param lagP50Ms of the predictions; absent in a second without any
/// @param lagP95Ms likewise
record Second(
    Instant at,
    int rideEvents,
    int durations,
    int tips,
    int costs,
    int deadLetters,
    @Schema(requiredMode = NOT_REQUIRED) OptionalLong lagP50Ms,
    @Schema(requiredMode = NOT_REQUIRED) OptionalLong lagP95Ms) {

  /// The value that this share of the sorted ones does not exceed.
  static OptionalLong percentile(long[] values, double share) {
    if (values.length == 0) {
      return OptionalLong.empty();
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    return OptionalLong.of(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }
}
