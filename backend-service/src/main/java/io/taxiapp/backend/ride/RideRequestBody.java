package io.taxiapp.backend.ride;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
import static io.taxiapp.backend.estimate.RideDescription.UNKNOWN_ZONE;
import static io.taxiapp.backend.estimate.RideDescription.ZONE;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taxiapp.backend.estimate.RideDescription;
import io.taxiapp.backend.problem.Expected;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import java.time.Instant;
import java.util.Optional;

/// A ride that is requested.
///
/// @param passengers 0 to 9; 1 if it is left out
/// @param requestedAt now, if it is left out; at most three hours ahead
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RideRequestBody(
    @Schema(minLength = 1, maxLength = 200, pattern = "\\S") String riderId,
    @Expected(value = ZONE, problem = UNKNOWN_ZONE) @Schema(minimum = "1", maximum = "265")
        int pickupZone,
    @Expected(value = ZONE, problem = UNKNOWN_ZONE) @Schema(minimum = "1", maximum = "265")
        int dropoffZone,
    @Schema(requiredMode = NOT_REQUIRED) Optional<GeoPoint> pickup,
    @Schema(requiredMode = NOT_REQUIRED) Optional<GeoPoint> dropoff,
    @Schema(requiredMode = NOT_REQUIRED, minimum = "0", maximum = "9") Optional<Integer> passengers,
    @Schema(requiredMode = NOT_REQUIRED) Optional<PaymentMethod> paymentMethod,
    @Schema(requiredMode = NOT_REQUIRED) Optional<TripType> tripType,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> requestedAt)
    implements RideDescription {}
