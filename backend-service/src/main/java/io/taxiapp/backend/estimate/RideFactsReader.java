package io.taxiapp.backend.estimate;

import static io.taxiapp.backend.estimate.RideDescription.UNKNOWN_ZONE;
import static io.taxiapp.backend.estimate.RideDescription.ZONE;

import io.taxiapp.backend.problem.Fields;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.feature.ZoneTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What is known about a ride when it is requested, the same for an estimate and for a ride.
public final class RideFactsReader {

  private final ZoneTable zones;
  private final InstantSource clock;

  /// @param clock for rides that do not say when
  public RideFactsReader(ZoneTable zones, InstantSource clock) {
    this.zones = zones;
    this.clock = clock;
  }

  /// The latest that a ride may be which is so far ahead.
  public Instant latest(Duration ahead) {
    return now().plus(ahead);
  }

  /// The facts; stand-ins where `fields` are at fault, which [Fields#finish()] will say.
  public RideFacts read(Fields fields, RideDescription ride) {
    requireZone(fields, "pickupZone", ride.pickupZone());
    requireZone(fields, "dropoffZone", ride.dropoffZone());
    return new RideFacts(
        ride.requestedAt().orElseGet(this::now),
        ride.pickupZone(),
        ride.dropoffZone(),
        ride.pickup(),
        ride.dropoff(),
        ride.passengers().orElse(1),
        ride.paymentMethod().orElse(PaymentMethod.UNKNOWN),
        ride.tripType().orElse(TripType.STREET_HAIL));
  }

  private void requireZone(Fields fields, String name, int zone) {
    if (!fields.isWrong(name) && zones.find(zone).isEmpty()) {
      fields.refuse(UNKNOWN_ZONE, name, ZONE, zone);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
