package io.taxiapp.training.corrected;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.traffic.CityTraffic;
import io.taxiapp.traffic.PaceObservation;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.trip.LabelledRide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Replays rides in the order of their requests: each sees the live traffic as the rides that had
/// been completed by then tell it, by the code that measures it in service. Records tell nothing of
/// the way, so no ride speaks before it is over.
public final class TrafficReplay {
  private final CityTraffic city;
  private final Map<Integer, ZoneTraffic> zones = new HashMap<>();

  private TrafficReplay(CityTraffic city) {
    this.city = city;
  }

  /// What a service knows of each ride at its request.
  ///
  /// @param rides in the order of their requests
  /// @param initial seconds predicted for each by a model that saw none of them
  public static List<FeatureInput> inputs(
      List<LabelledRide> rides, double[] initial, ZoneTable zones, TrafficSettings settings) {
    TrafficReplay replay = new TrafficReplay(new CityTraffic(settings, zones));
    List<Integer> byEnd =
        IntStream.range(0, rides.size())
            .boxed()
            .sorted(Comparator.comparing(i -> endOf(rides.get(i))))
            .toList();
    List<FeatureInput> inputs = new ArrayList<>();
    int ended = 0;
    for (int i = 0; i < rides.size(); i++) {
      Instant now = rides.get(i).facts().requestedAt();
      while (ended < byEnd.size() && !endOf(rides.get(byEnd.get(ended))).isAfter(now)) {
        int over = byEnd.get(ended++);
        replay.complete(rides.get(over), initial[over]);
      }
      inputs.add(replay.input(rides.get(i), initial[i]));
    }
    return inputs;
  }

  private static Instant endOf(LabelledRide ride) {
    return ride.facts().requestedAt().plus(taken(ride));
  }

  private static Duration taken(LabelledRide ride) {
    return Duration.ofMillis(Math.round(ride.seconds() * 1000));
  }

  private void complete(LabelledRide ride, double initial) {
    PaceObservation.completed(endOf(ride), initial, taken(ride))
        .ifPresent(
            observation ->
                IntStream.of(ride.facts().pickupZone(), ride.facts().dropoffZone())
                    .distinct()
                    .forEach(zone -> observe(zone, observation)));
  }

  private void observe(int zone, PaceObservation observation) {
    ZoneTraffic after =
        city.observe(zone, Optional.ofNullable(zones.get(zone)), observation, Optional.empty());
    zones.put(zone, after);
    city.put(after);
  }

  private FeatureInput input(LabelledRide ride, double initial) {
    Instant now = ride.facts().requestedAt();
    return new FeatureInput(
        ride.facts(),
        OptionalDouble.of(initial),
        Optional.empty(),
        city.ratio(ride.facts().pickupZone(), now),
        city.ratio(ride.facts().dropoffZone(), now));
  }
}
