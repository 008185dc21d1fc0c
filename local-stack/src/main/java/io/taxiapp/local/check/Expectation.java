package io.taxiapp.local.check;

import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The predictions that must exist for one ride.
///
/// - Durations as [DurationExpectation] says.
/// - A tip and a cost for the request, and one more of each for every duration whose total is at
///   least 30 seconds and 5 % away from the one that was priced last, at first the initial one.
///
/// The second rule stands here a second time on purpose (the first is in `io.taxiapp.pricing`): an
/// oracle that called the code it judges would find nothing wrong with it.
///
/// @param model works the durations out again
/// @param isTraffic whether a message about the traffic with this id was published
public record Expectation(
    AcceptedRide ride, CorrectedDurations model, Predicate<String> isTraffic) {

  /// Judges all rides that were accepted; predictions for other rides are nobody's concern.
  ///
  /// @param seen the predictions for a ride, in any order
  public static Verdict judge(
      Collection<AcceptedRide> rides,
      CorrectedDurations model,
      Predicate<String> isTraffic,
      Function<AcceptedRide, List<? extends Prediction>> seen) {
    return Verdict.of(
        rides.stream()
            .map(ride -> new Expectation(ride, model, isTraffic).judge(seen.apply(ride)))
            .toList());
  }

  Verdict judge(List<? extends Prediction> seen) {
    var priced = pricingCauses(seen);
    return Verdict.of(
        List.of(
            new DurationExpectation(ride, model, isTraffic).judge(durations(seen)),
            judge(Kind.TIP, priced, seen),
            judge(Kind.COST, priced, seen)));
  }

  private Verdict judge(Kind kind, Set<String> causes, List<? extends Prediction> seen) {
    var sequences = new HashSet<Integer>();
    var answered = new HashSet<String>();
    var duplicates = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    for (var prediction : seen) {
      if (Kind.of(prediction) != kind) {
        continue;
      }
      boolean again = !sequences.add(prediction.sequence());
      if (!answered.add(prediction.causeEventId()) || again) {
        duplicates.add(prediction.messageId() + " for " + prediction.causeEventId());
      } else if (!causes.contains(prediction.causeEventId())) {
        unexpected.add(prediction.messageId() + " for " + prediction.causeEventId());
      }
    }
    var name = kind.name().toLowerCase(Locale.ROOT);
    var missing =
        causes.stream()
            .filter(cause -> !answered.contains(cause))
            .map(cause -> name + " for " + cause)
            .toList();
    return new Verdict(missing, duplicates, unexpected);
  }

  private static List<DurationPrediction> durations(List<? extends Prediction> seen) {
    return seen.stream()
        .filter(DurationPrediction.class::isInstance)
        .map(DurationPrediction.class::cast)
        .toList();
  }

  private Set<String> pricingCauses(List<? extends Prediction> seen) {
    var causes = new LinkedHashSet<String>();
    causes.add(ride.rideId() + ":requested");
    var durations =
        durations(seen).stream()
            .sorted(Comparator.comparingInt(DurationPrediction::sequence))
            .toList();
    long priced = ride.initialSeconds();
    for (var duration : durations) {
      long moved = Math.abs(duration.totalSeconds() - priced);
      if (moved >= 30 && moved * 100 >= 5 * priced) {
        causes.add(ride.rideId() + ":duration:" + duration.sequence());
        priced = duration.totalSeconds();
      }
    }
    return causes;
  }
}
