package io.taxiapp.backend.ride;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the driver's side tells about a ride, as it came in.
sealed interface Report {

  Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /// When it happened, if the report says so.
  Optional<Instant> at();

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Progress(
      @Schema(requiredMode = NOT_REQUIRED, minimum = "1", maximum = "1000000")
          Optional<Integer> sequence,
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      GeoPoint position,
      @Schema(minimum = "0", maximum = "10000") double distanceCoveredKm)
      implements Report {

    static Progress read(Fields fields, Instant now) {
      var progress =
          new Progress(
              fields.optionalInteger("sequence", 1, 1_000_000).map(Long::intValue),
              fields.instant("at", EARLIEST, now.plus(RideEvent.FARTHEST_AHEAD)),
              fields.point("position"),
              fields.number("distanceCoveredKm", 0, 10_000));
      fields.finish();
      return progress;
    }
  }

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Completion(
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      @Schema(minimum = "0", maximum = "604800") long durationSeconds,
      @Schema(minimum = "0", maximum = "10000") double distanceKm,
      @Schema(minimum = "0", maximum = "100000000") long fareCents,
      @Schema(minimum = "0", maximum = "100000000") long tipCents,
      @Schema(minimum = "0", maximum = "100000000") long totalCents,
      @Schema(requiredMode = NOT_REQUIRED, pattern = "^[A-Z]{3}$") String currency)
      implements Report {

    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();
    private static final long MAX_CENTS = 100_000_000;

    static Completion read(Fields fields, Instant now) {
      var completion =
          new Completion(
              fields.instant("at", EARLIEST, now.plus(RideEvent.FARTHEST_AHEAD)),
              fields.integer("durationSeconds", 0, LONGEST_SECONDS),
              fields.number("distanceKm", 0, 10_000),
              fields.integer("fareCents", 0, MAX_CENTS),
              fields.integer("tipCents", 0, MAX_CENTS),
              fields.integer("totalCents", 0, MAX_CENTS),
              fields.optionalText("currency", 3).orElse("USD"));
      if (!fields.isWrong("currency") && !completion.currency().matches("[A-Z]{3}")) {
        fields.refuse(
            "invalid-request", "currency", "an ISO 4217 code such as USD", completion.currency());
      }
      if (completion.totalCents() < completion.tipCents()) {
        fields.refuse(
            "invalid-request",
            "totalCents",
            "at least the tip of " + completion.tipCents(),
            completion.totalCents());
      }
      fields.finish();
      return completion;
    }
  }

  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  record Cancellation(
      @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> at,
      @Schema(requiredMode = NOT_REQUIRED) Optional<String> reason)
      implements Report {

    static Cancellation read(Fields fields, Instant now) {
      var cancellation =
          new Cancellation(
              fields.instant("at", EARLIEST, now.plus(RideEvent.FARTHEST_AHEAD)),
              fields.optionalText("reason", 500));
      fields.finish();
      return cancellation;
    }
  }
}
