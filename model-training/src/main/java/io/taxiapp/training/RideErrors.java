package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The errors of one model of rides, overall and by segment. Mutable: add rides, then describe.
final class RideErrors {
  private final RideTarget target;
  private final Map<Segment, Errors> errors = new EnumMap<>(Segment.class);

  RideErrors(RideTarget target) {
    this.target = target;
  }

  /// Counts a ride, unless its record says nothing of the target that can be true.
  void add(Ride ride, double value, double p10, double p90) {
    double actual = target.recorded(ride);
    if (Double.isNaN(actual)) {
      return;
    }
    for (Segment segment : Segment.values()) {
      if (segment.holds(ride.facts())) {
        errors.computeIfAbsent(segment, _ -> new Errors()).add(value, p10, p90, actual);
      }
    }
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /// One line for each segment, all rides first.
  List<BackTest> describe(String trainedOn, String triedOn) {
    List<BackTest> lines = new ArrayList<>();
    errors.forEach(
        (segment, of) ->
            lines.add(of.describe(trainedOn, triedOn, segment.label(), target.reportUnit(), "")));
    return lines;
  }
}
