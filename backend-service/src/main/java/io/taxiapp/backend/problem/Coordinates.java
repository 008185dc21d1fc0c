package io.taxiapp.backend.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/// A point on the earth in WGS84 degrees.
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Coordinates(
    @Schema(minimum = "-90", maximum = "90") double latitude,
    @Schema(minimum = "-180", maximum = "180") double longitude) {}
