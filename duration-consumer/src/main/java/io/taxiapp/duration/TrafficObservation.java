package io.taxiapp.duration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taxiapp.traffic.PaceObservation;
import java.util.Optional;

/// What a ride says of the traffic around one of its zones.
///
/// @param rideEventId the message that told it
/// @param replaced what the same ride said before
record TrafficObservation(
    int zone,
    String rideEventId,
    @JsonProperty("word") PaceObservation pace,
    Optional<PaceObservation> replaced) {}
