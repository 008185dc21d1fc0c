package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How observations of a zone's pace are averaged: geometrically, each counting half as much after
/// every half-life.
final class TrafficDecay {

  private static final Duration HALF_LIFE = Duration.ofMinutes(20);

  /// So many rides' worth of "as predicted" stand behind every zone: a single slow ride moves it
  /// little.
  private static final double PRIOR_RIDES = 3;

  private TrafficDecay() {}

  /// The zone's traffic after one more observation. One that is older than the last counts for
  /// less, as it should.
  static ZoneTraffic observe(Optional<ZoneTraffic> before, TrafficObservation observation) {
    var asOf =
        before.map(ZoneTraffic::asOf).filter(observation.at()::isBefore).orElse(observation.at());
    var oldWeight = before.map(traffic -> weightAt(traffic, asOf)).orElse(0.0);
    var newWeight = remaining(observation.at(), asOf);
    var weight = oldWeight + newWeight;
    var logPace =
        (oldWeight * before.map(traffic -> Math.log(traffic.paceRatio())).orElse(0.0)
                + newWeight * Math.log(observation.paceRatio()))
            / weight;
    return new ZoneTraffic(observation.zone(), asOf, Math.exp(logPace), weight);
  }

  /// What to expect at this time: the measured pace drawn towards 1 by the prior, the more the
  /// older it is.
  static double expectedRatio(ZoneTraffic traffic, Instant at) {
    var weight = weightAt(traffic, at);
    return Math.exp(Math.log(traffic.paceRatio()) * weight / (weight + PRIOR_RIDES));
  }

  private static double weightAt(ZoneTraffic traffic, Instant at) {
    return traffic.weight() * remaining(traffic.asOf(), at);
  }

  private static double remaining(Instant from, Instant to) {
    var halfLives =
        Math.max(0, Duration.between(from, to).toMillis() / (double) HALF_LIFE.toMillis());
    return Math.pow(0.5, halfLives);
  }
}
