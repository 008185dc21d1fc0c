package io.taxiapp.feature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// How much more a zone pair takes than its distance and its two zones let expect, told by the
/// rides of the pair and of the pairs around it: most pairs have too few rides to speak for
/// themselves.
///
/// A factor is the geometric mean of the factors of all pairs whose ends lie close to this one's,
/// weighted by their rides and, at each end, by `exp(-distance / 1 km)`; [#PRIOR_RIDES] more rides
/// that went just as expected keep it near 1 where there are few.
final class NearbyPairs {
  private static final int NEIGHBOURS = 12;
  private static final double REACH_KM = 1;
  private static final double PRIOR_RIDES = 4;

  /// Writes and reads a number of an array as a whole, whichever thread it is.
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(double[].class);

  private static final Map<Quantity, ToDoubleFunction<ZonePair>> FACTORS =
      Map.of(
          Quantity.SECONDS, ZonePair::secondsFactor,
          Quantity.KM, ZonePair::kmFactor,
          Quantity.COST, ZonePair::costFactor);

  /// The closest zones and their weights; itself comes first.
  private static final class Neighbours {
    private final int[] zones;
    private final double[] weights;

    Neighbours(List<Zone> closest, Zone of, CentroidDistances distances) {
      zones = closest.stream().mapToInt(Zone::id).toArray();
      weights =
          closest.stream()
              .mapToDouble(other -> Math.exp(-km(of, other, distances) / REACH_KM))
              .toArray();
    }
  }

  private final Neighbours[] around;
  private final double[][] rides;
  private final Map<Quantity, double[][]> logarithms = new EnumMap<>(Quantity.class);

  /// The factors that were asked for; 0 is one that was not yet. All of them would take longer to
  /// work out than the rest of a bundle takes to read.
  private final Map<Quantity, double[][]> known = new EnumMap<>(Quantity.class);

  NearbyPairs(ZoneTable zones, CentroidDistances distances, ZonePairTable pairs) {
    int size = zones.arrayLength();
    around = new Neighbours[size];
    zones.all().forEach(zone -> around[zone.id()] = neighbours(zone, zones, distances));
    rides = new double[size][size];
    pairs.all().forEach(pair -> rides[pair.pickupZone()][pair.dropoffZone()] = pair.rides());
    FACTORS.forEach(
        (quantity, factor) -> {
          double[][] weighted = new double[size][size];
          for (ZonePair pair : pairs.all()) {
            // The factor itself has been drawn towards 1 by so many rides.
            weighted[pair.pickupZone()][pair.dropoffZone()] =
                (pair.rides() + ZonePair.PRIOR_RIDES) * Math.log(factor.applyAsDouble(pair));
          }
          logarithms.put(quantity, weighted);
          known.put(quantity, new double[size][size]);
        });
  }

  private static Neighbours neighbours(Zone zone, ZoneTable zones, CentroidDistances distances) {
    return new Neighbours(
        zones.all().stream()
            .filter(other -> !Double.isNaN(km(zone, other, distances)))
            .sorted(Comparator.comparingDouble(other -> km(zone, other, distances)))
            .limit(NEIGHBOURS)
            .toList(),
        zone,
        distances);
  }

  private static double km(Zone one, Zone other, CentroidDistances distances) {
    return one.id() == other.id() ? 0 : distances.km(one.id(), other.id());
  }

  /// 1 for a quantity that pairs have no factor of.
  double factor(Quantity quantity, int pickupZone, int dropoffZone) {
    double[][] factors = known.get(quantity);
    if (factors == null) {
      return 1;
    }
    double factor = (double) CELL.getOpaque(factors[pickupZone], dropoffZone);
    if (factor == 0) {
      factor = workedOut(quantity, pickupZone, dropoffZone);
      CELL.setOpaque(factors[pickupZone], dropoffZone, factor);
    }
    return factor;
  }

  private double workedOut(Quantity quantity, int pickupZone, int dropoffZone) {
    double[][] weighted = Objects.requireNonNull(logarithms.get(quantity));
    Neighbours from = around[pickupZone];
    Neighbours to = around[dropoffZone];
    double sum = 0;
    double weight = PRIOR_RIDES;
    for (int i = 0; i < from.zones.length; i++) {
      double[] ridesFrom = rides[from.zones[i]];
      double[] weightedFrom = weighted[from.zones[i]];
      for (int j = 0; j < to.zones.length; j++) {
        double share = from.weights[i] * to.weights[j];
        sum += share * weightedFrom[to.zones[j]];
        weight += share * ridesFrom[to.zones[j]];
      }
    }
    return Math.exp(sum / weight);
  }
}
