package io.taxiapp.training.bundle;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZonePair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Made-up rides for a bundle's golden rows: common zone pairs, the unknown zones, all hours and
/// payment methods, ways begun and not begun.
final class GoldenInputs {
  private static final Instant FIRST = Instant.parse("2026-01-12T05:10:00Z");
  private static final Duration STEP = Duration.ofMinutes(13 * 60 + 7);
  private static final int COUNT = 16;

  private GoldenInputs() {}

  /// Requests, with the pair's usual duration as the predicted one where a model needs one.
  static List<FeatureInput> requests(LookupTables tables, boolean withDuration) {
    List<ZonePair> common =
        tables.pairs().all().stream()
            .sorted(Comparator.comparingInt(ZonePair::rides).reversed())
            .limit(20L * COUNT)
            .toList();
    List<FeatureInput> inputs = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      ZonePair pair = common.get(i * (common.size() - 1) / COUNT);
      int dropoff = i == COUNT - 1 ? 265 : pair.dropoffZone();
      RideFacts ride = ride(i, pair.pickupZone(), dropoff, Optional.empty(), Optional.empty());
      inputs.add(
          withDuration
              ? FeatureInput.withDuration(ride, pair.medianSeconds())
              : FeatureInput.atRequest(ride));
    }
    return inputs;
  }

  /// Rides at the request and on their way, their places known by zone or exactly.
  static List<FeatureInput> ways(LookupTables tables) {
    List<FeatureInput> inputs = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int pickup = 1 + i * 37 % 263;
      int dropoff = i == COUNT - 1 ? 265 : 1 + (i * 53 + 7) % 263;
      Optional<GeoPoint> from = tables.zones().zone(pickup).centroid();
      Optional<GeoPoint> to = tables.zones().zone(dropoff).centroid();
      double share = i % 4 / 4.0;
      double seconds = 480 + 110 * i;
      Optional<ProgressFacts> progress =
          share == 0 || from.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new ProgressFacts(
                      Duration.ofSeconds(Math.round(seconds * share * (0.8 + 0.05 * i))),
                      1.5 * i * share,
                      between(from.get(), to.orElse(from.get()), share)));
      inputs.add(
          new FeatureInput(
              i % 2 == 0
                  ? ride(i, pickup, dropoff, Optional.empty(), Optional.empty())
                  : ride(i, pickup, dropoff, from, to),
              OptionalDouble.of(seconds),
              progress,
              0.9 + 0.02 * i,
              1.1 - 0.01 * i));
    }
    return inputs;
  }

  private static RideFacts ride(
      int index, int pickup, int dropoff, Optional<GeoPoint> from, Optional<GeoPoint> to) {
    PaymentMethod[] methods = PaymentMethod.values();
    TripType[] types = TripType.values();
    return new RideFacts(
        FIRST.plus(STEP.multipliedBy(index)),
        pickup,
        dropoff,
        from,
        to,
        1 + index % 3,
        methods[index % methods.length],
        types[index % types.length]);
  }

  private static GeoPoint between(GeoPoint from, GeoPoint to, double share) {
    return new GeoPoint(
        from.latitude() + share * (to.latitude() - from.latitude()),
        from.longitude() + share * (to.longitude() - from.longitude()));
  }
}
