package io.taxiapp.backend.ride;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.backend.problem.Expected;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.event.GeoPoint;
import java.time.Instant;
import java.util.Optional;

/// What the driver's side tells about a ride, as it came in.
sealed interface Report {

  /// When it happened, if the report says so.
  Optional<Instant> at();

  /// Names to `fields` what is wrong with them together.
  default void check(Fields fields) {}

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Progress(
      @Schema(requiredMode = NOT_REQUIRED, minimum = "1", maximum = "1000000")
          Optional<Integer> sequence,
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      GeoPoint position,
      @Schema(minimum = "0", maximum = "10000") double distanceCoveredKm)
      implements Report {}

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Completion(
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      @Schema(minimum = "0", maximum = "604800") long durationSeconds,
      @Schema(minimum = "0", maximum = "10000") double distanceKm,
      @Schema(minimum = "0", maximum = "100000000") long fareCents,
      @Schema(minimum = "0", maximum = "100000000") long tipCents,
      @Schema(minimum = "0", maximum = "100000000") long totalCents,
      @Expected("an ISO 4217 code such as USD")
          @Schema(requiredMode = NOT_REQUIRED, pattern = "^[A-Z]{3}$")
          Optional<String> currency)
      implements Report {

    @Override
    public void check(Fields fields) {
      if (totalCents < tipCents) {
        fields.refuse(
            "invalid-request", "totalCents", "at least the tip of " + tipCents, totalCents);
      }
    }
  }

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Cancellation(
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      @Schema(requiredMode = NOT_REQUIRED, minLength = 1, maxLength = 500, pattern = "\\S")
          Optional<String> reason)
      implements Report {}
}
