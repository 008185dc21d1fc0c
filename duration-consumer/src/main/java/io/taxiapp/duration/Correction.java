package io.taxiapp.duration;

import io.taxiapp.event.DurationPrediction;
import java.util.List;
import java.util.Optional;

/// What came of one ride event: a duration to publish, and what it says of the traffic.
record Correction(Optional<DurationPrediction> prediction, List<TrafficObservation> observations) {

  static final Correction NONE = new Correction(Optional.empty(), List.of());

  boolean isEmpty() {
    return prediction.isEmpty() && observations.isEmpty();
  }
}
