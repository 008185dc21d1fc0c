package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.verification.rider.RideMessages.Message;
import io.taxiapp.verification.rider.RideMessages.RideMessageKind;
import io.taxiapp.verification.rider.RiderObservations.StreamEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds what was streamed of a ride against what the topics hold of it (R4 of the package).
record StreamExpectation(RideMessages messages) {

  /// The first thing that is wrong.
  Optional<String> finding(RiderObservations observations) {
    var sent = new EnumMap<RideMessageKind, Integer>(RideMessageKind.class);
    var wrong = Optional.<String>empty();
    for (var event : observations.streamed()) {
      wrong = wrong.or(() -> wrong(event, sent));
    }
    return wrong
        .or(() -> wrongEnd(observations, sent))
        .map(what -> "the stream of %s: %s".formatted(messages.rideId(), what));
  }

  private Optional<String> wrong(StreamEvent event, Map<RideMessageKind, Integer> sent) {
    var kind =
        Arrays.stream(RideMessageKind.values())
            .filter(it -> it.eventName().equals(event.name()))
            .findFirst();
    if (kind.isEmpty()) {
      return Optional.of("expected an event with a known name, found " + event);
    }
    var all = messages.of(kind.get());
    int place = sent.getOrDefault(kind.get(), 0);
    if (place == all.size()) {
      return Optional.of("expected nothing after %s, found %s".formatted(last(all), event));
    }
    sent.put(kind.get(), place + 1);
    var expected = new StreamEvent(position(sent), event.name(), data(all.get(place)));
    return event.equals(expected)
        ? Optional.empty()
        : Optional.of("expected %s, found %s".formatted(expected, event));
  }

  private static String last(List<Message> all) {
    return all.isEmpty() ? "the start" : all.getLast().id();
  }

  /// Of each topic, the offset after the last message that was sent.
  private String position(Map<RideMessageKind, Integer> sent) {
    return Arrays.stream(RideMessageKind.values())
        .map(
            kind ->
                sent.containsKey(kind)
                    ? messages.of(kind).get(sent.get(kind) - 1).record().offset() + 1
                    : 0L)
        .map(String::valueOf)
        .collect(joining("."));
  }

  /// As it stands on its topic, but on one line.
  private static String data(Message message) {
    return new String(message.record().value(), UTF_8).replace('\n', ' ').replace('\r', ' ');
  }

  private Optional<String> wrongEnd(
      RiderObservations observations, Map<RideMessageKind, Integer> sent) {
    boolean isOver =
        messages.of(RideMessageKind.RIDE_EVENT).stream()
            .map(Message::message)
            .anyMatch(event -> event instanceof RideCompleted || event instanceof RideCancelled);
    boolean hasAllKinds =
        Arrays.stream(RideMessageKind.values()).noneMatch(kind -> messages.of(kind).isEmpty());
    if (!observations.ended()) {
      return isOver && hasAllKinds
          ? Optional.of("expected the stream to end after the ride, found it open")
          : Optional.empty();
    }
    return isOver
        ? Arrays.stream(RideMessageKind.values())
            .flatMap(kind -> messages.of(kind).stream().skip(sent.getOrDefault(kind, 0)))
            .findFirst()
            .map(missed -> "expected %s before its end, found it nowhere".formatted(missed.id()))
        : Optional.of("expected the stream to stay open while the ride continues, found its end");
  }
}
