package io.taxiapp.verification.rider;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.RideRequested;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Holds the pages of a rider's rides against the requests that were published (R3 of the package).
///
/// @param requests of the ride's rider and of others
record PagesExpectation(List<RideRequested> requests) {

  /// The first thing that is wrong.
  Optional<String> finding(RiderObservations observations) {
    var pages =
        observations.told().stream()
            .filter(told -> told.call() == Call.PAGE_OF_RIDES)
            .map(PagesExpectation::rides)
            .toList();
    if (pages.isEmpty()) {
      return Optional.empty(); // That it got no answer is a finding already.
    }
    var found = pages.stream().map(page -> page.findValuesAsText("rideId")).toList();
    var expected = pagesOfOne(observations.rideId());
    return expected.equals(found)
        ? Optional.empty()
        : Optional.of(
            "the pages of the rider of %s: expected %s, found %s"
                .formatted(observations.rideId(), expected, found));
  }

  /// What to ask the page after this one for.
  static Optional<String> next(Told page) {
    return Optional.ofNullable(json(page).path("next").textValue());
  }

  private static JsonNode rides(Told page) {
    return json(page).path("rides");
  }

  /// Nothing if it is no JSON, which [RiderExpectation] finds.
  private static JsonNode json(Told page) {
    try {
      return Json.read(page.answer());
    } catch (IllegalArgumentException _) {
      return Json.MAPPER.missingNode();
    }
  }

  /// The latest request first.
  private List<List<String>> pagesOfOne(UUID rideId) {
    return requests.stream()
        .filter(request -> isSameRiders(request, rideId))
        .sorted(
            comparing(RideRequested::requestedAt).thenComparing(RideRequested::rideId).reversed())
        .map(request -> request.rideId().toString())
        .distinct()
        .map(List::of)
        .toList();
  }

  private boolean isSameRiders(RideRequested request, UUID rideId) {
    return requests.stream()
        .anyMatch(own -> own.rideId().equals(rideId) && own.riderId().equals(request.riderId()));
  }
}
