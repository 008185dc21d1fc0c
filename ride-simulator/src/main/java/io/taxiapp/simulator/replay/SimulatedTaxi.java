package io.taxiapp.simulator.replay;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePair;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trip;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.ObjDoubleConsumer;

/// Drives a ride that someone has requested to its end, as a driver's side would: reports from
/// the road, then the completion. A ride is taken to begin when it is requested; one that is on
/// the road is driven on from its last report. The page's own taxi, `simulated-taxi.js`, does the
/// same.
///
/// @param speed how many seconds of the ride a real second has
public record SimulatedTaxi(URI backend, LookupTables tables, double speed) {

  private static final int REPORTS = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> OPEN = List.of("requested", "on-the-road");

  /// Streets against the straight line, of a pair of zones that is rarely driven.
  private static final double DETOUR = 1.3;

  private static final double MIN_KM = 1;
  private static final long MIN_SECONDS = 60;

  /// Returns when the ride is completed, or cannot be.
  ///
  /// @param told after each report: when it says to be, and which share of the way is done
  public Drive drive(UUID rideId, ObjDoubleConsumer<Instant> told) throws InterruptedException {
    try (var client = new BackendClient(backend, 1, PATIENCE)) {
      return switch (look(client, rideId)) {
        case Found.Unusable(String reason) -> new Drive.Refused(reason);
        case Found.Open(var ride) -> drive(client, ride, told);
      };
    }
  }

  private Drive drive(BackendClient client, RideJson.Known ride, ObjDoubleConsumer<Instant> told)
      throws InterruptedException {
    var way = Way.of(ride, tables);
    var clock = new ReplayClock(way.from(), System.nanoTime(), speed);
    for (int i = 1; i <= REPORTS; i++) {
      double share = way.share() + (1 - way.share()) * i / (REPORTS + 1);
      var position = new Route(tables.zones()).position(way.trip(), share);
      if (position.isEmpty() || way.share() == 1) {
        break;
      }
      var at = way.at(share);
      clock.await(at);
      var sequence = ride.progress().map(RideJson.Progress::sequence).orElse(0) + i;
      var report =
          new RideJson.Progress(sequence, at, position.get(), share * way.trip().distanceKm());
      var refused = send(client, ride.rideId(), "progress", report);
      if (refused.isPresent()) {
        return refused.get();
      }
      told.accept(at, share);
    }
    clock.await(way.trip().completedAt());
    return send(client, ride.rideId(), "completion", RideJson.Completion.of(way.trip()))
        .orElseGet(() -> new Drive.Completed(way.trip()));
  }

  private sealed interface Found {
    record Open(RideJson.Known ride) implements Found {}

    record Unusable(String reason) implements Found {}
  }

  private Found look(BackendClient client, UUID rideId) throws InterruptedException {
    try {
      var answer = client.get("/rides/" + rideId);
      if (answer.statusCode() == 404) {
        return new Found.Unusable(
            "ride %s: expected one of the last hours, found none at %s".formatted(rideId, backend));
      }
      if (answer.statusCode() != 200) {
        return new Found.Unusable(
            "%s: expected the ride with status 200, found %d"
                .formatted(answer.uri(), answer.statusCode()));
      }
      var ride = EventJson.read(answer.body(), RideJson.Known.class);
      return OPEN.contains(ride.status())
          ? new Found.Open(ride)
          : new Found.Unusable(
              "ride %s: expected it requested or on the road, found it %s"
                  .formatted(rideId, ride.status()));
    } catch (IOException e) {
      return new Found.Unusable(
          "%s: expected an answer, found %s".formatted(backend, NoAnswer.words(e)));
    }
  }

  /// @return why it was not taken, if it was not: as a rule because someone else has ended the ride
  private Optional<Drive> send(BackendClient client, UUID rideId, String what, Object body)
      throws InterruptedException {
    return switch (client.post("/rides/" + rideId + "/" + what, body, Optional.empty())) {
      case CallResult.Accepted _ -> Optional.empty();
      case CallResult.Unsure(String reason) -> Optional.of(refused(rideId, what, reason));
      case CallResult.Refused(String reason) ->
          Optional.of(
              look(client, rideId) instanceof Found.Unusable(String ended)
                  ? new Drive.Refused(ended)
                  : refused(rideId, what, reason));
    };
  }

  private static Drive refused(UUID rideId, String what, String reason) {
    return new Drive.Refused(
        "ride %s: expected the %s to be taken, found %s".formatted(rideId, what, reason));
  }

  /// What is left of a ride.
  ///
  /// @param from when the last report was, or the request
  /// @param share of the way that is done by then, 0 to 1
  private record Way(Trip trip, Instant from, double share) {

    static Way of(RideJson.Known ride, LookupTables tables) {
      var pickup = ride.pickupZone();
      var dropoff = ride.dropoffZone();
      double usual =
          tables
              .pairs()
              .find(pickup, dropoff)
              .map(ZonePair::medianKm)
              .orElseGet(() -> DETOUR * tables.centroidKm(pickup, dropoff));
      double driven = ride.progress().map(RideJson.Progress::distanceCoveredKm).orElse(0.0);
      // Zones without a place have no distance.
      double km = Math.max(driven, Double.isNaN(usual) ? MIN_KM : Math.max(MIN_KM, usual));
      double chance = 0.8 + 0.5 * new Random(ride.rideId().hashCode()).nextDouble();
      double seconds = Math.max(MIN_SECONDS, ride.initialDuration().interval().p50() * chance);
      var from = ride.progress().map(RideJson.Progress::at).orElse(ride.requestedAt());
      double share = driven / km;
      var duration =
          Duration.between(ride.requestedAt(), from).plusSeconds(Math.round((1 - share) * seconds));
      return new Way(GeneratedTrips.of(ride.facts(), duration, km), from, share);
    }

    Instant at(double done) {
      var left = Duration.between(from, trip.completedAt()).toMillis();
      return from.plusMillis(Math.round(left * (done - share) / (1 - share)));
    }
  }
}
