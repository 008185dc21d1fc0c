package io.taxiapp.bench.http;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.ModelBundle;
import java.time.Instant;
import java.util.Optional;

/// The ride that both servers are asked for, and what the bundle itself says of it.
record AskedRide(ModelBundle bundle) {

  static final String ESTIMATE =
      """
      {"pickupZone":74,"dropoffZone":138,"paymentMethod":"card","requestedAt":"2026-01-12T18:17:00Z"}""";

  static final String REQUEST =
      """
      {"riderId":"bench-rider","pickupZone":74,"dropoffZone":138,"paymentMethod":"card"}""";

  private static final Instant ESTIMATED_AT = Instant.parse("2026-01-12T18:17:00Z");

  static AskedRide load(BenchContext context, OpenedResources opened) {
    return new AskedRide(opened.add(ModelBundle.load(context.tree().models().resolve("duration"))));
  }

  InitialDuration estimate() {
    return duration(ESTIMATED_AT);
  }

  InitialDuration duration(Instant requestedAt) {
    var facts =
        new RideFacts(
            requestedAt,
            74,
            138,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL);
    var scored = bundle.predict(FeatureInput.atRequest(facts));
    return new InitialDuration(scored.rounded(), scored.interval(), bundle.identity());
  }
}
