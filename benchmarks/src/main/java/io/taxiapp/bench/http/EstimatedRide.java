package io.taxiapp.bench.http;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.ModelBundle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The ride that estimates are asked for, and what the bundle itself says of it.
final class EstimatedRide {

  static final String JSON =
      """
      {"pickupZone":74,"dropoffZone":138,"paymentMethod":"card","requestedAt":"2026-01-12T18:17:00Z"}""";

  private EstimatedRide() {}

  static String seconds(Path models) {
    try (var bundle = ModelBundle.load(models.resolve("duration"))) {
      var facts =
          new RideFacts(
              Instant.parse("2026-01-12T18:17:00Z"),
              74,
              138,
              Optional.empty(),
              Optional.empty(),
              1,
              PaymentMethod.CARD,
              TripType.STREET_HAIL);
      return Long.toString(bundle.predict(FeatureInput.atRequest(facts)).rounded());
    }
  }
}
