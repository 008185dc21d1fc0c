package io.taxiapp.bench.http;

import io.taxiapp.event.InitialDuration;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Which durations were answered for which moments. They are judged when the load is over: the
/// model would share the machine with what is measured.
final class AnsweredRides {

  private static final int SHOWN = 3;

  /// Few durations for very many moments.
  private final Map<InitialDuration, Set<Instant>> moments = new ConcurrentHashMap<>();

  /// What both servers tell of a new ride.
  private record RideAnswer(UUID rideId, Instant requestedAt, InitialDuration initialDuration) {}

  /// Takes an answer.
  void add(byte[] answer) {
    var ride = EventJson.read(answer, RideAnswer.class);
    moments
        .computeIfAbsent(ride.initialDuration, _ -> ConcurrentHashMap.newKeySet())
        .add(ride.requestedAt);
  }

  /// What is wrong with them.
  ///
  /// @param expected the initial duration of a ride that was requested then
  List<String> wrong(Function<Instant, InitialDuration> expected) {
    return moments.entrySet().stream()
        .flatMap(
            answered ->
                answered.getValue().stream()
                    .filter(at -> !expected.apply(at).equals(answered.getKey()))
                    .map(at -> "answered %s for a ride at %s".formatted(answered.getKey(), at)))
        .limit(SHOWN)
        .map(found -> "/rides: expected what the model says, found " + found)
        .toList();
  }
}
