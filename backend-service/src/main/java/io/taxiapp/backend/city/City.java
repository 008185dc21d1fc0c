package io.taxiapp.backend.city;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.backend.view.Ride;
import io.taxiapp.backend.view.RideStatus;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.ZoneTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The city at one moment.
///
/// @param rides of the last hours, counted
/// @param taxis rides on the road that have reported where they are, some hundred of them
/// @param openRidesFrom how many open rides began in each zone
/// @param traffic the latest of each zone
/// @param seconds the last five minutes, oldest first
record City(
    Instant asOf,
    Counts rides,
    List<Taxi> taxis,
    Map<Integer, Integer> openRidesFrom,
    List<Traffic> traffic,
    List<Second> seconds,
    DeadLetters deadLetters) {

  private static final int MAX_TAXIS = 500;

  record Counts(int requested, int onTheRoad, int completed, int cancelled) {}

  /// A ride on the road, where it was last heard of. It has no id here: whose it is, is nobody's
  /// business.
  record Taxi(GeoPoint position, int pickupZone, int dropoffZone) {}

  /// The latest traffic of a zone.
  ///
  /// @param paceRatio time taken over time expected by the rides from and to it
  /// @param expectedRatio what a ride's plan is multiplied with; absent in old messages
  record Traffic(
      int zone,
      Instant asOf,
      double paceRatio,
      double weight,
      @Schema(requiredMode = NOT_REQUIRED) OptionalDouble expectedRatio) {

    static Traffic of(ZoneTraffic traffic) {
      return new Traffic(
          traffic.zone(),
          traffic.asOf(),
          traffic.paceRatio(),
          traffic.weight(),
          traffic.expectedRatio());
    }
  }

  /// @param count since some hours
  /// @param latest the last twenty, newest first
  record DeadLetters(long count, List<DeadLetterSummary> latest) {}

  static City of(Instant now, List<Ride> rides, CityView view) {
    var open = rides.stream().filter(City::isOpen).toList();
    var from = new TreeMap<Integer, Integer>();
    open.forEach(ride -> from.merge(ride.pickupZone(), 1, Integer::sum));
    return new City(
        now,
        new Counts(
            count(rides, RideStatus.REQUESTED),
            count(rides, RideStatus.ON_THE_ROAD),
            count(rides, RideStatus.COMPLETED),
            count(rides, RideStatus.CANCELLED)),
        open.stream().flatMap(ride -> taxi(ride).stream()).limit(MAX_TAXIS).toList(),
        from,
        view.traffic().stream().map(Traffic::of).toList(),
        view.seconds(),
        view.deadLetters());
  }

  private static boolean isOpen(Ride ride) {
    return switch (ride.status()) {
      case REQUESTED, ON_THE_ROAD -> true;
      case COMPLETED, CANCELLED -> false;
    };
  }

  private static int count(List<Ride> rides, RideStatus status) {
    return (int) rides.stream().filter(ride -> ride.status() == status).count();
  }

  private static Optional<Taxi> taxi(Ride ride) {
    return ride.progress()
        .map(progress -> new Taxi(progress.position(), ride.pickupZone(), ride.dropoffZone()));
  }
}
