package io.taxiapp.training.fit;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.ExpectationTable.Dimension;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.NewYorkTime;
import io.taxiapp.feature.Quantity;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZonePair;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.LabelledRide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Estimates a bundle's lookup tables from rides.
///
/// The factors of distance, zones and hour are fitted in turn, each so that expected and actual
/// sums agree over its rides, until they hardly move (Poisson regression with a log link, by
/// iterative scaling). A factor of few rides is shrunk towards 1: it is as if it had seen
/// [#ZONE_PRIOR] (or [ZonePair#PRIOR_RIDES]) more rides that went just as expected.
final class ExpectationFit {
  private static final int ROUNDS = 8;
  private static final double ZONE_PRIOR = 10;

  private static final int KEYS = 512;

  /// The key of a ride that a dimension does not concern.
  private static final int NONE = -1;

  /// Durations depend on them, and tips.
  private static final Set<Dimension> TIMES =
      EnumSet.of(Dimension.HOUR, Dimension.PICKUP_BOROUGH_HOUR, Dimension.DROPOFF_BOROUGH_HOUR);

  private static final Set<Quantity> BY_HOUR = EnumSet.of(Quantity.SECONDS, Quantity.TIP);

  private final List<LabelledRide> rides;
  private final Map<Dimension, int[]> keys = new EnumMap<>(Dimension.class);
  private final ExpectationTable table = new ExpectationTable();
  private final Map<Quantity, double[]> expected = new EnumMap<>(Quantity.class);

  private ExpectationFit(List<LabelledRide> rides, ZoneTable zones) {
    this.rides = rides;
    LookupTables distances = new LookupTables(zones, new ZonePairTable(List.of()), table);
    put(Dimension.DISTANCE, ride -> distances.distanceBand(ride.pickupZone(), ride.dropoffZone()));
    put(Dimension.PICKUP, RideFacts::pickupZone);
    put(Dimension.DROPOFF, RideFacts::dropoffZone);
    put(Dimension.HOUR, ride -> NewYorkTime.hourOfWeek(ride.requestedAt()));
    put(
        Dimension.PICKUP_BOROUGH_HOUR,
        ride -> distances.boroughHour(ride.pickupZone(), ride.requestedAt()));
    put(
        Dimension.DROPOFF_BOROUGH_HOUR,
        ride -> distances.boroughHour(ride.dropoffZone(), ride.requestedAt()));
    putUnstated(Dimension.UNSTATED_DISTANCE, Dimension.DISTANCE);
    putUnstated(Dimension.UNSTATED_PICKUP, Dimension.PICKUP);
    putUnstated(Dimension.UNSTATED_DROPOFF, Dimension.DROPOFF);
  }

  private void put(Dimension dimension, ToIntFunction<RideFacts> key) {
    keys.put(dimension, rides.stream().mapToInt(ride -> key.applyAsInt(ride.facts())).toArray());
  }

  /// The same keys, for rides without a stated payment method only.
  private void putUnstated(Dimension dimension, Dimension like) {
    int[] all = keysOf(like);
    keys.put(
        dimension,
        IntStream.range(0, all.length)
            .map(i -> rides.get(i).facts().paymentMethod() == PaymentMethod.UNKNOWN ? all[i] : NONE)
            .toArray());
  }

  static LookupTables fit(List<LabelledRide> rides, ZoneTable zones) {
    ExpectationFit fit = new ExpectationFit(rides, zones);
    for (Quantity quantity : Quantity.values()) {
      fit.fitFactors(quantity);
    }
    return new LookupTables(zones, new ZonePairTable(fit.pairs()), fit.table);
  }

  private void fitFactors(Quantity quantity) {
    double[] actual = rides.stream().mapToDouble(ride -> ride.actual(quantity)).toArray();
    double mean = Arrays.stream(actual).filter(value -> !Double.isNaN(value)).average().orElse(1);
    double[] product = new double[actual.length];
    Arrays.fill(product, mean);
    List<Dimension> dimensions =
        Arrays.stream(Dimension.values())
            .filter(dimension -> BY_HOUR.contains(quantity) || !TIMES.contains(dimension))
            .toList();
    Map<Dimension, double[]> factors = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      double[] ones = new double[KEYS];
      Arrays.fill(ones, 1.0);
      factors.put(dimension, ones);
    }
    // What never happened leaves nothing to scale.
    for (int round = 0; round < ROUNDS && mean > 0; round++) {
      factors.forEach((dimension, of) -> scale(actual, product, keysOf(dimension), of, mean));
    }
    factors.forEach(
        (dimension, of) -> {
          boolean distance = dimension == Dimension.DISTANCE;
          double level = distance ? mean : 1.0;
          for (int key = 0; key < (distance ? ExpectationTable.BANDS : KEYS); key++) {
            if (of[key] != 1.0 || level != 1.0) {
              table.set(quantity, dimension, key, of[key] * level);
            }
          }
        });
    expected.put(quantity, product);
  }

  /// Moves the factors of one dimension so that the sums agree, and the products with them.
  private static void scale(
      double[] actual, double[] product, int[] keys, double[] factors, double mean) {
    double[] actualSum = new double[KEYS];
    double[] baseSum = new double[KEYS];
    for (int i = 0; i < actual.length; i++) {
      if (!Double.isNaN(actual[i]) && keys[i] != NONE) {
        actualSum[keys[i]] += actual[i];
        baseSum[keys[i]] += product[i] / factors[keys[i]];
      }
    }
    double[] moved = new double[KEYS];
    for (int key = 0; key < KEYS; key++) {
      double updated = (actualSum[key] + ZONE_PRIOR * mean) / (baseSum[key] + ZONE_PRIOR * mean);
      moved[key] = updated / factors[key];
      factors[key] = updated;
    }
    for (int i = 0; i < product.length; i++) {
      if (keys[i] != NONE) {
        product[i] *= moved[keys[i]];
      }
    }
  }

  private int[] keysOf(Dimension dimension) {
    return Objects.requireNonNull(keys.get(dimension));
  }

  private List<ZonePair> pairs() {
    Map<Long, List<Integer>> byZones = new TreeMap<>();
    for (int i = 0; i < rides.size(); i++) {
      long key = ((long) keysOf(Dimension.PICKUP)[i] << 32) | keysOf(Dimension.DROPOFF)[i];
      byZones.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
    }
    return byZones.values().stream()
        .map(this::pair)
        .sorted(
            Comparator.comparingInt(ZonePair::pickupZone).thenComparingInt(ZonePair::dropoffZone))
        .toList();
  }

  private ZonePair pair(List<Integer> members) {
    LabelledRide any = rides.get(members.getFirst());
    return new ZonePair(
        any.facts().pickupZone(),
        any.facts().dropoffZone(),
        members.size(),
        median(members, Quantity.SECONDS),
        median(members, Quantity.KM),
        factor(members, Quantity.SECONDS),
        factor(members, Quantity.KM),
        factor(members, Quantity.COST));
  }

  private double median(List<Integer> members, Quantity quantity) {
    double[] sorted =
        members.stream()
            .mapToDouble(i -> rides.get(i).actual(quantity))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private double factor(List<Integer> members, Quantity quantity) {
    double[] products = Objects.requireNonNull(expected.get(quantity));
    double actualSum = 0;
    double expectedSum = 0;
    int count = 0;
    for (int i : members) {
      double actual = rides.get(i).actual(quantity);
      if (!Double.isNaN(actual)) {
        actualSum += actual;
        expectedSum += products[i];
        count++;
      }
    }
    if (count == 0) {
      return 1;
    }
    double prior = ZonePair.PRIOR_RIDES * expectedSum / count;
    return (actualSum + prior) / (expectedSum + prior);
  }
}
