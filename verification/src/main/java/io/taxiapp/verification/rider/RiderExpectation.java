package io.taxiapp.verification.rider;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.verification.oracle.HeaderExpectation;
import io.taxiapp.verification.rider.RideMessages.Message;
import io.taxiapp.verification.rider.RideMessages.RideMessageKind;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds what a rider was told against what the topics hold of the ride (R1 to R3, and R4 by
/// [StreamExpectation]).
record RiderExpectation(RideMessages messages) {

  private static final Map<RideMessageKind, String> LISTS =
      Map.of(
          RideMessageKind.DURATION,
          "durations",
          RideMessageKind.TIP,
          "tips",
          RideMessageKind.COST,
          "costs");

  List<String> findings(RiderObservations observations) {
    var answers =
        observations.told().stream()
            .flatMap(
                told ->
                    finding(told)
                        .map(
                            what ->
                                "the answer to %s of %s: %s".formatted(told.call(), ride(), what))
                        .stream());
    var headers =
        messages.of(RideMessageKind.RIDE_EVENT).stream()
            .flatMap(one -> HeaderExpectation.backends(one.record(), one.message()).stream());
    var stream = new StreamExpectation(messages).finding(observations).stream();
    return Stream.of(
            observations.problems().stream(), answers, stream, headers, repeated(observations))
        .flatMap(found -> found)
        .toList();
  }

  /// A request that was taken at the first attempt is published once, though it is repeated.
  private Stream<String> repeated(RiderObservations observations) {
    boolean isSure = observations.told().stream().anyMatch(told -> told.call() == Call.REQUEST);
    return isSure && messages.requests() > 1
        ? Stream.of(
            "expected the request of %s once, found it %d times"
                .formatted(ride(), messages.requests()))
        : Stream.empty();
  }

  private String ride() {
    return messages.rideId().toString();
  }

  private Optional<String> finding(Told told) {
    try {
      return finding(told, Json.read(told.answer()));
    } catch (IllegalArgumentException _) {
      return Optional.of("expected JSON, found " + told.answer());
    }
  }

  private Optional<String> finding(Told told, JsonNode answer) {
    return switch (told.call()) {
      case REQUEST, REQUEST_AFTER_ALL, REPEATED_REQUEST -> taken(told, ":requested", answer);
      case PROGRESS ->
          taken(told, ":progressed:" + Json.read(told.sent()).path("sequence").asInt(), answer);
      case COMPLETION -> taken(told, ":completed", answer);
      case CANCELLATION -> taken(told, ":cancelled", answer);
      case RIDE -> shown(answer, 1, false);
      case RIDE_AT_THE_END, RIDE_AFTER_A_WAIT -> shown(answer, 1, true);
      case PREDICTIONS -> listed(answer, false);
      case PREDICTIONS_AT_THE_END -> listed(answer, true);
      case RIDES_OF_THE_RIDER ->
          among(answer.path("rides"), answer.path("rides").findValuesAsText("rideId"));
      case ESTIMATE -> Json.difference(initialDuration(), answer);
      case ESTIMATES ->
          Json.difference(
              Json.MAPPER.createArrayNode().add(initialDuration()).add(initialDuration()), answer);
      case PAGE_OF_RIDES -> Optional.empty(); // All pages make sense together: PagesExpectation.
      case STREAM, UNCHANGED_RIDE, SHARED -> Optional.of("expected no answer of one part");
    };
  }

  /// The ride is there once, and no other rider's.
  private Optional<String> among(JsonNode rides, List<String> ids) {
    var riders = Set.copyOf(rides.findValuesAsText("riderId"));
    var expected =
        messages.of(RideMessageKind.RIDE_EVENT).stream()
            .limit(1)
            .map(event -> event.json().path("riderId").asText())
            .collect(toSet());
    return ids.stream().filter(ride()::equals).count() == 1 && riders.equals(expected)
        ? shown(rides.path(ids.indexOf(ride())), 1, true)
        : Optional.of(
            "expected it once among rides of %s, found %s of %s".formatted(expected, ids, riders));
  }

  private Optional<String> shown(JsonNode found, int min, boolean atTheEnd) {
    return new ShownRide(messages).finding(found, min, atTheEnd);
  }

  /// What was sent is what was published, and the answer has it.
  private Optional<String> taken(Told told, String suffix, JsonNode answer) {
    var events = messages.of(RideMessageKind.RIDE_EVENT);
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).id().equals(ride() + suffix)) {
        var published = Json.difference(Json.read(told.sent()), events.get(i).json());
        return published.isPresent()
            ? published.map(what -> "as it was published, " + what)
            : shown(answer, i + 1, false);
      }
    }
    return Optional.of("expected the event among those of the ride, found it nowhere");
  }

  private JsonNode initialDuration() {
    return messages.events().stream()
        .findFirst()
        .map(event -> event.json().path("initialDuration"))
        .orElse(Json.MAPPER.missingNode());
  }

  private Optional<String> listed(JsonNode found, boolean all) {
    var expected = Json.MAPPER.createObjectNode().put("rideId", ride());
    expected.set("initialDuration", initialDuration());
    return Json.difference(expected, found)
        .or(
            () ->
                LISTS.entrySet().stream()
                    .flatMap(
                        list ->
                            listed(list.getKey(), found.path(list.getValue()), all)
                                .map(what -> "/" + list.getValue() + what)
                                .stream())
                    .findFirst());
  }

  private Optional<String> listed(RideMessageKind kind, JsonNode found, boolean all) {
    var published = messages.of(kind);
    int min = all ? published.size() : 0;
    if (!found.isArray() || found.size() < min || found.size() > published.size()) {
      return Optional.of(
          ": expected %s%s, found %s"
              .formatted(
                  all ? "" : "some of the first of ",
                  published.stream().map(Message::id).toList(),
                  found.findValuesAsText("id")));
    }
    return IntStream.range(0, found.size())
        .mapToObj(i -> said(published, i, found).map(what -> "/" + i + what))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// One of the list: what it says, and that the next one supersedes it.
  private static Optional<String> said(List<Message> published, int i, JsonNode list) {
    var message = published.get(i);
    var expected = Json.MAPPER.createObjectNode().put("id", message.id());
    expected.set("prediction", message.json().<ObjectNode>deepCopy().without("type"));
    boolean isLast = i == list.size() - 1;
    if (!isLast) {
      expected.put("supersededBy", published.get(i + 1).id());
    }
    return Json.difference(expected, list.get(i))
        .or(
            () ->
                isLast && list.get(i).has("supersededBy")
                    ? Optional.of("/supersededBy: expected nothing, found it")
                    : Optional.empty());
  }
}
