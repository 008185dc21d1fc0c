package io.taxiapp.duration;

import io.taxiapp.traffic.PaceObservation;
import java.util.Optional;

/// What a ride says of the traffic around one of its zones.
///
/// @param rideEventId the message that told it
/// @param replaced what the same ride said before
record TrafficObservation(
    int zone, String rideEventId, PaceObservation word, Optional<PaceObservation> replaced) {}
