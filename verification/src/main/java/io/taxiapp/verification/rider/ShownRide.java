package io.taxiapp.verification.rider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.verification.rider.RideMessages.Message;
import io.taxiapp.verification.rider.RideMessages.RideMessageKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The ride as answers show it: its request, and the latest of everything else.
record ShownRide(RideMessages messages) {

  private static final String PROGRESS = "progress";
  private static final List<String> ENDINGS = List.of("completion", "cancellation");
  private static final List<RideMessageKind> PREDICTED =
      List.of(RideMessageKind.DURATION, RideMessageKind.TIP, RideMessageKind.COST);

  /// What does not follow from a first part of the ride's messages, or at the end from all.
  ///
  /// @param min how many of its events that part has
  Optional<String> finding(JsonNode found, int min, boolean atTheEnd) {
    int all = messages.events().size();
    var parts = IntStream.rangeClosed(atTheEnd ? all : Math.max(1, min), all).boxed().toList();
    var differences =
        parts.reversed().stream()
            .map(part -> wrongEvents(messages.events().subList(0, part), found))
            .toList();
    return differences.stream().allMatch(Optional::isPresent)
        ? differences.stream().findFirst().orElse(Optional.of("expected no ride, found one"))
        : PREDICTED.stream()
            .flatMap(kind -> wrongPrediction(kind, found, atTheEnd).stream())
            .findFirst();
  }

  /// What is shown of these events; without the request among them, not all of it.
  static ObjectNode shown(List<Message> events) {
    var shown = Json.MAPPER.createObjectNode();
    var status = "requested";
    for (var event : events) {
      switch (event.message()) {
        case RideRequested _ -> shown.setAll(without(event.json(), "type"));
        case RideProgressed report
            when report.sequence() > shown.path(PROGRESS).path("sequence").asInt() -> {
          status = isOver(shown) ? status : "on-the-road";
          shown.set(PROGRESS, without(event.json(), "type", "rideId"));
        }
        case RideCompleted _ when !isOver(shown) -> {
          status = "completed";
          shown.set("completion", without(event.json(), "type", "rideId"));
        }
        case RideCancelled _ when !isOver(shown) -> {
          status = "cancelled";
          shown.set("cancellation", without(event.json(), "type", "rideId"));
        }
        default -> {}
      }
    }
    return shown.put("status", status);
  }

  private static Optional<String> wrongEvents(List<Message> events, JsonNode found) {
    var shown = shown(events);
    return Json.difference(shown, found)
        .or(
            () ->
                List.of(PROGRESS, ENDINGS.getFirst(), ENDINGS.getLast()).stream()
                    .filter(name -> found.has(name) && !shown.has(name))
                    .map(name -> "/%s: expected nothing, found %s".formatted(name, found.get(name)))
                    .findFirst());
  }

  static boolean isOver(ObjectNode shown) {
    return ENDINGS.stream().anyMatch(shown::has);
  }

  private Optional<String> wrongPrediction(RideMessageKind kind, JsonNode ride, boolean atTheEnd) {
    var all = messages.of(kind).stream().map(message -> shown(kind, message.json())).toList();
    var possible = atTheEnd ? all.subList(Math.max(0, all.size() - 1), all.size()) : all;
    var found = ride.path(kind.eventName());
    if (found.isMissingNode()) {
      return atTheEnd && !all.isEmpty()
          ? Optional.of(
              "/%s: expected %s, found nothing".formatted(kind.eventName(), all.getLast()))
          : Optional.empty();
    }
    return possible.stream().anyMatch(one -> Json.difference(one, found).isEmpty())
        ? Optional.empty()
        : Optional.of(
            "/%s: expected one of %s, found %s".formatted(kind.eventName(), possible, found));
  }

  /// The money of both kinds goes by one name.
  private static ObjectNode shown(RideMessageKind kind, JsonNode prediction) {
    var shown = without(prediction, "type", "rideId", "causeEventId", "features", "recorded");
    if (kind != RideMessageKind.DURATION) {
      var name = kind.eventName();
      shown.set("cents", shown.remove(name + "Cents"));
      shown.set("interval", shown.remove(name + "Interval"));
    }
    return shown;
  }

  private static ObjectNode without(JsonNode json, String... names) {
    return json.<ObjectNode>deepCopy().without(List.of(names));
  }
}
