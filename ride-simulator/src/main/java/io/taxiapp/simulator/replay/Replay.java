package io.taxiapp.simulator.replay;

import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.simulator.trip.Trips;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Sends trips to a backend, in event time at a multiple of real time.
///
/// @param speed how many seconds of event time a real second has
/// @param kafka where malformed events are written to, if the disturbance has any
/// @param patience how long a call that is not answered, or answered 503, is made again
public record Replay(
    URI backend,
    Route route,
    double speed,
    Disturbance disturbance,
    String kafka,
    Duration patience) {

  private static final int IN_FLIGHT = 64;
  private static final int RIDES_OF_A_RIDER = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A replay that calls again for half a minute.
  public Replay(URI backend, Route route, double speed, Disturbance disturbance, String kafka) {
    this(backend, route, speed, disturbance, kafka, PATIENCE);
  }

  /// A replay that nothing disturbs.
  public static Replay undisturbed(URI backend, Route route, double speed) {
    return new Replay(backend, route, speed, Disturbance.NONE, "");
  }

  /// The same, calling again for so long.
  public Replay patient(Duration longer) {
    return new Replay(backend, route, speed, disturbance, kafka, longer);
  }

  /// Returns when every ride is done, in the order of the trips.
  ///
  /// @param goOn asked now and then; `false` ends the replay with what was sent so far
  public List<SentRide> run(Trips trips, ReplayProgress progress, BooleanSupplier goOn)
      throws InterruptedException {
    return run(trips, progress, goOn, AnswerListener.nobody());
  }

  /// The same, with somebody who hears all answers.
  public List<SentRide> run(
      Trips trips, ReplayProgress progress, BooleanSupplier goOn, AnswerListener answers)
      throws InterruptedException {
    if (trips.trips().isEmpty()) {
      return List.of();
    }
    var clock = new ReplayClock(trips.trips().getFirst().requestedAt(), System.nanoTime(), speed);
    var run = UUID.randomUUID().toString().substring(0, 8);
    try (var client = new BackendClient(backend, IN_FLIGHT, patience);
        var malformed = disturbance.malformed() > 0 ? new MalformedEvents(kafka) : null;
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var completions = new ExecutorCompletionService<SentRide>(threads);
      var rides = new ArrayList<Future<SentRide>>();
      for (Trip trip : trips.trips()) {
        var rider = "rider-" + run + "-" + (rides.size() / RIDES_OF_A_RIDER + 1);
        var key = run + "-" + (rides.size() + 1);
        var draw = disturbance.draw(rides.size() + 1);
        var sender =
            new RideSender(client, clock, route, disturbance.of(trip), draw, malformed, answers);
        rides.add(completions.submit(() -> sender.send(rider, key)));
      }
      for (int done = 0; done < rides.size(); ) {
        if (completions.poll(200, TimeUnit.MILLISECONDS) != null) {
          progress.done(++done);
        }
        if (!goOn.getAsBoolean()) {
          threads.shutdownNow();
          break;
        }
      }
      var sent = new ArrayList<SentRide>();
      for (var ride : rides) {
        sent.add(result(ride));
      }
      return sent;
    }
  }

  private static SentRide result(Future<SentRide> ride) throws InterruptedException {
    try {
      return ride.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a ride could not be sent: " + e.getCause(), e.getCause());
    }
  }
}
