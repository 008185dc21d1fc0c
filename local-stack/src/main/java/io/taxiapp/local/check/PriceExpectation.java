package io.taxiapp.local.check;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The tips or the costs of one ride: one for the request, and one more for every duration whose
/// total is at least 30 seconds and 5 % away from the one that was priced last, at first the
/// initial one. Each says what the model says of the ride and that duration.
///
/// The rule stands here a second time on purpose (the first is in `io.taxiapp.pricing`): an oracle
/// that called the code it judges would find nothing wrong with it.
record PriceExpectation(AcceptedRide ride, Models models, Kind kind) {

  /// @param seen the predictions of the kind, in the order in which they stand on their topic
  Verdict judge(List<DurationPrediction> durations, List<? extends Prediction> seen) {
    var due = due(durations);
    var sequences = new HashSet<Integer>();
    var answered = new HashSet<String>();
    var duplicates = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    int last = 0;
    for (var prediction : seen) {
      var cause = prediction.causeEventId();
      var named = prediction.messageId() + " for " + cause;
      boolean again = !sequences.add(prediction.sequence());
      if (!answered.add(cause) || again) {
        duplicates.add(named);
      } else if (!due.containsKey(cause)) {
        unexpected.add(named);
      } else if (prediction.sequence() < last) {
        unexpected.add(named + ": after a later one");
      } else {
        wrongValue(prediction, due.get(cause)).ifPresent(wrong -> unexpected.add(named + wrong));
      }
      last = Math.max(last, prediction.sequence());
    }
    var missing =
        due.keySet().stream()
            .filter(cause -> !answered.contains(cause))
            .map(cause -> kind.name().toLowerCase(Locale.ROOT) + " for " + cause)
            .toList();
    return new Verdict(missing, duplicates, unexpected);
  }

  /// Each cause with the duration that is to be priced for it.
  private Map<String, Long> due(List<DurationPrediction> durations) {
    var due = new LinkedHashMap<String, Long>();
    long priced = ride.initialSeconds();
    due.put(ride.rideId() + ":requested", priced);
    var inOrder =
        durations.stream().sorted(Comparator.comparingInt(DurationPrediction::sequence)).toList();
    for (var duration : inOrder) {
      long moved = Math.abs(duration.totalSeconds() - priced);
      if (moved >= 30 && moved * 100 >= 5 * priced) {
        priced = duration.totalSeconds();
        due.putIfAbsent(ride.rideId() + ":duration:" + duration.sequence(), priced);
      }
    }
    return due;
  }

  private Optional<String> wrongValue(Prediction prediction, long seconds) {
    var expected = models.priceFeatures(kind, ride.facts(), seconds);
    if (!Models.isNear(expected, prediction.features())) {
      return Optional.of(
          ": expected features %s, found %s".formatted(expected, prediction.features()));
    }
    long cents = models.cents(kind, prediction.features());
    return cents == cents(prediction)
        ? Optional.empty()
        : Optional.of(": expected %d cents, found %d".formatted(cents, cents(prediction)));
  }

  private static long cents(Prediction prediction) {
    return switch (prediction) {
      case TipPrediction tip -> tip.tipCents();
      case CostPrediction cost -> cost.costCents();
      case DurationPrediction _ ->
          throw new IllegalArgumentException("expected a price, found " + prediction.messageId());
    };
  }
}
