package io.taxiapp.traffic;

import io.taxiapp.event.TrafficBasis;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.feature.Zone;
import io.taxiapp.feature.ZoneTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What is known of all zones: enough to say what to expect of each. Safe for use by many threads.
///
/// A borough's evidence is the sum of its zones', the city's that of all; both are kept as zones
/// change, so that a question costs three decays, however many zones there are.
public final class CityTraffic {
  private final TrafficSettings settings;
  private final ZoneTable zones;
  private final Map<Integer, Evidence> byZone = new HashMap<>();
  private final Map<String, Evidence> byBorough = new HashMap<>();
  private Evidence city = Evidence.NONE;

  public CityTraffic(TrafficSettings settings, ZoneTable zones) {
    this.settings = settings;
    this.zones = zones;
  }

  /// A zone after one more observation.
  ///
  /// @param before its traffic so far
  /// @param replaced what the same ride said before
  public ZoneTraffic observe(
      int zone,
      Optional<ZoneTraffic> before,
      PaceObservation observation,
      Optional<PaceObservation> replaced) {
    var evidence =
        before.map(Evidence::of).orElse(Evidence.NONE).plus(Evidence.of(observation), settings);
    if (replaced.isPresent()) {
      evidence = evidence.minus(Evidence.of(replaced.get()), settings);
    }
    return described(
        zone, evidence, before.map(traffic -> traffic.sequence().orElse(0)).orElse(0L) + 1);
  }

  private synchronized ZoneTraffic described(int zone, Evidence evidence, long sequence) {
    var known = byZone.getOrDefault(zone, Evidence.NONE);
    var borough = borough(zone).minus(known, settings).plus(evidence, settings);
    var all = city.minus(known, settings).plus(evidence, settings);
    var at = evidence.asOf();
    return new ZoneTraffic(
        zone,
        at,
        evidence.ratio(),
        evidence.weight(),
        OptionalLong.of(sequence),
        OptionalDouble.of(ratio(at, evidence, borough, all)),
        Optional.of(basis(at, evidence, borough, all)));
  }

  /// From now on, this is what is known of the zone.
  public synchronized void put(ZoneTraffic traffic) {
    var evidence = Evidence.of(traffic);
    var before = byZone.put(traffic.zone(), evidence);
    var gone = before == null ? Evidence.NONE : before;
    byBorough.put(
        boroughOf(traffic.zone()),
        borough(traffic.zone()).plus(evidence, settings).minus(gone, settings));
    city = city.plus(evidence, settings).minus(gone, settings);
  }

  /// The newest moment of which anything is known; 1970 if there is none.
  public synchronized Instant asOf() {
    return city.asOf();
  }

  /// What to expect around a zone: time taken over time expected.
  public synchronized double ratio(int zone, Instant at) {
    return ratio(at, byZone.getOrDefault(zone, Evidence.NONE), borough(zone), city);
  }

  private double ratio(Instant at, Evidence zone, Evidence borough, Evidence all) {
    var ofCity = all.ratio(at, 1, settings.cityPrior(), settings);
    var ofBorough = borough.ratio(at, ofCity, settings.boroughPrior(), settings);
    return zone.ratio(at, ofBorough, settings.zonePrior(), settings);
  }

  /// The level that the expectation owes most to.
  private TrafficBasis basis(Instant at, Evidence zone, Evidence borough, Evidence all) {
    var ofZone = zone.belief(at, settings.zonePrior(), settings);
    var ofBorough = (1 - ofZone) * borough.belief(at, settings.boroughPrior(), settings);
    var ofCity = (1 - ofZone - ofBorough) * all.belief(at, settings.cityPrior(), settings);
    var ofNone = 1 - ofZone - ofBorough - ofCity;
    var max = Math.max(Math.max(ofZone, ofBorough), Math.max(ofCity, ofNone));
    if (max == ofZone) {
      return TrafficBasis.ZONE;
    }
    if (max == ofBorough) {
      return TrafficBasis.BOROUGH;
    }
    return max == ofCity ? TrafficBasis.CITY : TrafficBasis.AS_PREDICTED;
  }

  private Evidence borough(int zone) {
    return byBorough.getOrDefault(boroughOf(zone), Evidence.NONE);
  }

  /// A zone's borough; a zone that is not in the table stands for itself.
  public String boroughOf(int zone) {
    return zones.find(zone).map(Zone::borough).orElse("zone " + zone);
  }
}
