package io.taxiapp.simulator.trip;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZonePair;
import io.taxiapp.feature.ZonePairTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Made-up trips that look like a day's: the same seed gives the same trips.
///
/// - A pair of zones is drawn as often as it was driven.
/// - Durations are log-normal around the pair's median (sigma 0.3), at least a minute; distances
///   likewise (sigma 0.1).
/// - Requests come at random, [#BETWEEN_REQUESTS] apart on average.
/// - The fare is a rule of thumb: 300 cents, 217 a kilometre, 150 of surcharges. Six of ten riders
///   pay by card and tip about a fifth; a cash tip is not recorded.
public final class GeneratedTrips {

  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(20);
  private static final double DURATION_SIGMA = 0.3;
  private static final double DISTANCE_SIGMA = 0.1;
  private static final long SHORTEST_SECONDS = 60;

  private final Random random;
  private final NavigableMap<Long, ZonePair> pairs = new TreeMap<>();
  private long recorded;

  /// Draws from a table of pairs.
  ///
  /// @throws IllegalArgumentException if the table is empty
  public GeneratedTrips(ZonePairTable table, long seed) {
    random = new Random(seed);
    for (var pair : table.all()) {
      pairs.put(recorded, pair);
      recorded += pair.rides();
    }
    if (recorded == 0) {
      throw new IllegalArgumentException(
          ZonePairTable.FILE + ": expected pairs of zones with rides, found none");
    }
  }

  /// The next trips.
  ///
  /// @param last when the last of them is requested; the others before
  public Trips until(Instant last, int rides) {
    var trips = new ArrayList<Trip>();
    var requestedAt = last;
    for (int i = 0; i < rides; i++) {
      trips.add(trip(requestedAt));
      requestedAt = requestedAt.minusMillis(gap());
    }
    return new Trips(trips.reversed(), 0);
  }

  /// The next trips, all requested at the same moment.
  public List<Trip> at(Instant moment, int rides) {
    return Stream.generate(() -> trip(moment)).limit(rides).toList();
  }

  private long gap() {
    return Math.round(-Math.log(1 - random.nextDouble()) * BETWEEN_REQUESTS.toMillis());
  }

  private Trip trip(Instant requestedAt) {
    var pair = pairs.floorEntry(random.nextLong(recorded)).getValue();
    long seconds = Math.round(pair.medianSeconds() * spread(DURATION_SIGMA));
    double distanceKm = Math.max(0.3, pair.medianKm() * spread(DISTANCE_SIGMA));
    boolean byCard = random.nextDouble() < 0.6;
    double tipped = byCard ? spread(DURATION_SIGMA) : 0;
    var ride =
        new RideFacts(
            requestedAt,
            pair.pickupZone(),
            pair.dropoffZone(),
            Optional.empty(),
            Optional.empty(),
            random.nextDouble() < 0.85 ? 1 : 2,
            byCard ? PaymentMethod.CARD : PaymentMethod.CASH,
            random.nextDouble() < 0.95 ? TripType.STREET_HAIL : TripType.DISPATCH);
    return trip(ride, Duration.ofSeconds(Math.max(SHORTEST_SECONDS, seconds)), distanceKm, tipped);
  }

  /// What a ride becomes that takes this long and goes this far: its fare by the same rule, and a
  /// fifth of tip if it is paid by card.
  public static Trip of(RideFacts ride, Duration duration, double distanceKm) {
    return trip(ride, duration, distanceKm, ride.paymentMethod() == PaymentMethod.CARD ? 1 : 0);
  }

  /// @param tipped the tip as a multiple of the usual fifth
  private static Trip trip(RideFacts ride, Duration duration, double distanceKm, double tipped) {
    long fareCents = 300 + Math.round(217 * distanceKm);
    long costCents = fareCents + 150;
    long tipCents = Math.round(0.2 * costCents * tipped);
    return new Trip(
        ride.requestedAt(),
        ride.pickupZone(),
        ride.dropoffZone(),
        ride.passengers(),
        ride.paymentMethod(),
        ride.tripType(),
        duration,
        Math.round(distanceKm * 100) / 100.0,
        fareCents,
        tipCents,
        costCents + tipCents);
  }

  private double spread(double sigma) {
    return Math.exp(sigma * random.nextGaussian());
  }
}
