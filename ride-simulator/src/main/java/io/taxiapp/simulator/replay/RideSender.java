package io.taxiapp.simulator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.topic.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends one ride from its request to its end, each part when its time has come.
final class RideSender {

  private static final double[] REPORTS = {0.25, 0.5, 0.75};

  private final BackendClient backend;
  private final ReplayClock clock;
  private final Route route;
  private final Trip trip;
  private final Disturbance.Draw draw;
  private final @Nullable MalformedEvents malformed;
  private final AnswerListener answers;
  private final Map<Integer, ProgressFacts> progress = new LinkedHashMap<>();
  private final Set<Integer> unsureProgress = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();
  private SentRide.Ending ending = SentRide.Ending.NONE;

  /// @param malformed where events that cannot be read go, if any are to be sent
  RideSender(
      BackendClient backend,
      ReplayClock clock,
      Route route,
      Trip trip,
      Disturbance.Draw draw,
      @Nullable MalformedEvents malformed,
      AnswerListener answers) {
    this.backend = backend;
    this.clock = clock;
    this.route = route;
    this.trip = trip;
    this.draw = draw;
    this.malformed = malformed;
    this.answers = answers;
  }

  /// @param key the ride's idempotency key, never used again
  SentRide send(String rider, String key) {
    try {
      clock.await(trip.requestedAt());
      var request = RideJson.Request.of(trip, rider);
      return switch (call("/rides", request, Optional.of(key))) {
        case CallResult.Refused(String reason) -> new SentRide.Refused(trip, reason);
        case CallResult.Unsure(String reason) -> new SentRide.Refused(trip, reason);
        case CallResult.Accepted(var response, _, long nanos) -> drive(response.body(), nanos);
      };
    } catch (InterruptedException e) {
      return new SentRide.Refused(trip, "the replay was stopped");
    }
  }

  private SentRide drive(String answer, long acceptedNanos) {
    var ride = EventJson.read(answer.getBytes(UTF_8), RideJson.AcceptedRide.class);
    try {
      var path = "/rides/" + ride.rideId() + "/progress";
      if (malformed != null && draw.malformed()) {
        malformed.send(ride.rideId());
      }
      var held = Optional.<Integer>empty();
      for (int i = 0; i < REPORTS.length; i++) {
        if (held.isEmpty() && i + 1 < REPORTS.length && draw.late()) {
          held = Optional.of(i);
        } else {
          report(path, i + 1, REPORTS[i], false);
          if (held.isPresent()) {
            report(path, held.get() + 1, REPORTS[held.get()], true);
            held = Optional.empty();
          }
        }
      }
      clock.await(trip.completedAt());
      ending = end(ride.rideId());
    } catch (InterruptedException e) {
      problems.add("the replay was stopped");
    }
    return new SentRide.Accepted(
        trip,
        ride.rideId(),
        ride.initialDuration().seconds(),
        ride.initialDuration().interval(),
        acceptedNanos,
        Map.copyOf(progress),
        Set.copyOf(unsureProgress),
        ending,
        List.copyOf(problems));
  }

  /// @param late whether a later report has been sent: then this one must be refused
  private void report(String path, int sequence, double share, boolean late)
      throws InterruptedException {
    var position = route.position(trip, share);
    if (position.isEmpty()) {
      return;
    }
    var at = draw.of().at(trip, share);
    clock.await(at);
    var body = new RideJson.Progress(sequence, at, position.get(), share * trip.distanceKm());
    // Until an answer says which; an interrupt may come before it.
    unsureProgress.add(sequence);
    progress.put(
        sequence,
        new ProgressFacts(
            Duration.between(trip.requestedAt(), body.at()),
            body.distanceCoveredKm(),
            body.position()));
    switch (call(path, body, Optional.empty())) {
      case CallResult.Accepted _ -> unsureProgress.remove(sequence);
      case CallResult.Refused(String reason) -> {
        unsureProgress.remove(sequence);
        progress.remove(sequence);
        if (!late) {
          problems.add(path + ": " + reason);
        }
      }
      case CallResult.Unsure(String reason) -> problems.add(path + ": " + reason);
    }
  }

  private SentRide.Ending end(UUID rideId) throws InterruptedException {
    boolean cancels = answers.cancels(rideId);
    var path = "/rides/" + rideId + (cancels ? "/cancellation" : "/completion");
    var body = cancels ? RideJson.Cancellation.of(trip) : RideJson.Completion.of(trip);
    return switch (call(path, body, Optional.empty())) {
      case CallResult.Accepted _ -> cancels ? SentRide.Ending.CANCELLED : SentRide.Ending.COMPLETED;
      case CallResult.Refused(String reason) -> {
        problems.add(path + ": " + reason);
        yield SentRide.Ending.NONE;
      }
      case CallResult.Unsure(String reason) -> {
        problems.add(path + ": " + reason);
        yield SentRide.Ending.NONE;
      }
    };
  }

  /// Once, or twice on purpose: the second time must change nothing.
  private CallResult call(String path, Object body, Optional<String> key)
      throws InterruptedException {
    var answer = post(path, body, key, true);
    if (answer instanceof CallResult.Accepted && draw.twice()) {
      switch (post(path, body, key, false)) {
        case CallResult.Accepted _ -> {}
        case CallResult.Refused(String reason) ->
            problems.add(path + ", the second time: " + reason);
        case CallResult.Unsure(String reason) ->
            problems.add(path + ", the second time: " + reason);
      }
    }
    return answer;
  }

  private CallResult post(String path, Object body, Optional<String> key, boolean first)
      throws InterruptedException {
    var answer = backend.post(path, body, key);
    if (answer instanceof CallResult.Accepted(var response, boolean again, _)) {
      var sent = new String(EventJson.write(body), UTF_8);
      answers.taken(new TakenCall(path, key, sent, first && !again, response));
    }
    return answer;
  }
}
