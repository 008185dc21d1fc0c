package io.taxiapp.backend.estimate;

import io.taxiapp.backend.problem.Fields;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZoneTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Reads what is known about a ride when it is requested, the same way for an estimate and for a
/// ride.
public final class RideFactsReader {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final String ZONE = "the id of a taxi zone (see GET /zones)";
  private static final int MAX_PASSENGERS = 9;

  private final ZoneTable zones;
  private final InstantSource clock;

  /// @param clock for rides that do not say when
  public RideFactsReader(ZoneTable zones, InstantSource clock) {
    this.zones = zones;
    this.clock = clock;
  }

  /// The facts; stand-ins where `fields` are at fault, which [Fields#finish()] will say.
  ///
  /// @param ahead how far in the future the ride may be
  public RideFacts read(Fields fields, Duration ahead) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new RideFacts(
        fields.instant("requestedAt", EARLIEST, now.plus(ahead)).orElse(now),
        zone(fields, "pickupZone"),
        zone(fields, "dropoffZone"),
        fields.optionalPoint("pickup"),
        fields.optionalPoint("dropoff"),
        (int) (long) fields.optionalInteger("passengers", 0, MAX_PASSENGERS).orElse(1L),
        fields.oneOf("paymentMethod", PaymentMethod.UNKNOWN),
        fields.oneOf("tripType", TripType.STREET_HAIL));
  }

  private int zone(Fields fields, String name) {
    var zone = (int) fields.integer(name, ZONE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (!fields.isWrong(name) && zones.find(zone).isEmpty()) {
      fields.refuse("unknown-zone", name, ZONE, zone);
    }
    return zone;
  }
}
