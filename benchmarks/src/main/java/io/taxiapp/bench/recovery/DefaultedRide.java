package io.taxiapp.bench.recovery;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.RideFacts;
import java.time.Instant;
import java.util.Optional;

/// What the backend takes of a request that states two zones and a time.
final class DefaultedRide {

  static final RideFacts FACTS =
      new RideFacts(
          Instant.parse("2026-01-12T18:17:00Z"),
          74,
          138,
          Optional.empty(),
          Optional.empty(),
          1,
          PaymentMethod.UNKNOWN,
          TripType.STREET_HAIL);

  private DefaultedRide() {}
}
