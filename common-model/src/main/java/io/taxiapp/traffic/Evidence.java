package io.taxiapp.traffic;

import io.taxiapp.event.ZoneTraffic;
import java.time.Instant;

/// A sum of observations, decayed to a moment. Sums can be added and taken away again: decay is the
/// same for all.
///
/// @param paces the observations' ratios, each times its weight
record Evidence(Instant asOf, double weight, double paces) {

  static final Evidence NONE = new Evidence(Instant.EPOCH, 0, 0);

  static Evidence of(PaceObservation observation) {
    return new Evidence(
        observation.at(), observation.weight(), observation.weight() * observation.ratio());
  }

  static Evidence of(ZoneTraffic traffic) {
    return new Evidence(traffic.asOf(), traffic.weight(), traffic.weight() * traffic.paceRatio());
  }

  /// The mean pace; as predicted where there is no evidence.
  double ratio() {
    return weight > 0 && paces > 0 ? paces / weight : 1;
  }

  Evidence plus(Evidence other, TrafficSettings settings) {
    return sum(other, 1, settings);
  }

  Evidence minus(Evidence other, TrafficSettings settings) {
    return sum(other, -1, settings);
  }

  private Evidence sum(Evidence other, int sign, TrafficSettings settings) {
    var later = asOf.isAfter(other.asOf) ? asOf : other.asOf;
    var mine = settings.left(asOf, later);
    var others = sign * settings.left(other.asOf, later);
    // What is taken away was added before; rounding must not leave less than nothing.
    return new Evidence(
        later,
        Math.max(0, weight * mine + other.weight * others),
        Math.max(0, paces * mine + other.paces * others));
  }

  /// The mean pace at a moment, drawn towards a prior one.
  double ratio(Instant at, double prior, double priorWeight, TrafficSettings settings) {
    var left = settings.left(asOf, at);
    return (paces * left + prior * priorWeight) / (weight * left + priorWeight);
  }

  /// How far the mean is believed, 0 to 1.
  double belief(Instant at, double priorWeight, TrafficSettings settings) {
    var now = weight * settings.left(asOf, at);
    return now / (now + priorWeight);
  }
}
