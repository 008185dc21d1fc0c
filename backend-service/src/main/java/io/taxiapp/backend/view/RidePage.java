package io.taxiapp.backend.view;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A page of a rider's rides, the latest request first.
///
/// @param next what to pass as before for the page after this one; absent on the last page
record RidePage(List<Ride> rides, @Schema(requiredMode = NOT_REQUIRED) Optional<String> next) {

  private static final Pattern CURSOR =
      Pattern.compile("([0-9T:.-]+Z)_(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

  static String cursor(RiderRides.Place place) {
    return place.requestedAt() + "_" + place.rideId();
  }

  /// Empty if no page has named such a place.
  static Optional<RiderRides.Place> parse(String before) {
    var matcher = CURSOR.matcher(before);
    try {
      if (matcher.matches()) {
        return Optional.of(
            new RiderRides.Place(
                Instant.parse(matcher.group(1)), UUID.fromString(matcher.group(2))));
      }
    } catch (DateTimeException _) {
      // Nothing, like anything else that is no cursor.
    }
    return Optional.empty();
  }
}
