package io.taxiapp.verification.oracle;

import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.verification.oracle.OracleVerdict.Unjudged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The tips or the costs of one ride: one for the request, and one more for every duration whose
/// total is at least 30 seconds and 5 % away from the one that was priced last, at first the
/// initial one. Each says what the model says of the ride and that duration, as of its cause.
///
/// The rule stands here a second time on purpose (the first is in `io.taxiapp.pricing`): an oracle
/// that called the code it judges would find nothing wrong with it.
record PriceExpectation(
    AcceptedRide ride, OracleModels models, PredictionKind kind, Predicate<String> isLater) {

  private static final String CURRENCY = "USD";

  /// What calls for a prediction.
  ///
  /// @param seconds the duration to price
  /// @param source the message that the duration was worked out for
  private record Due(int sequence, Cause cause, Instant asOf, long seconds, String source) {}

  /// What a prediction says, but for its features.
  private record Price(
      int sequence,
      Cause cause,
      Instant asOf,
      Estimate cents,
      String currency,
      Optional<TipRecording> recorded,
      ModelIdentity model) {

    static Price of(Prediction prediction) {
      return switch (prediction) {
        case TipPrediction tip ->
            new Price(
                tip.sequence(),
                tip.cause(),
                tip.asOf(),
                new Estimate(tip.tipCents(), tip.tipInterval()),
                tip.currency(),
                tip.recorded(),
                tip.model());
        case CostPrediction cost ->
            new Price(
                cost.sequence(),
                cost.cause(),
                cost.asOf(),
                new Estimate(cost.costCents(), cost.costInterval()),
                cost.currency(),
                Optional.empty(),
                cost.model());
        case DurationPrediction _ ->
            throw new IllegalArgumentException("expected a price, found " + prediction.messageId());
      };
    }
  }

  /// @param seen the predictions of the kind, in the order in which they stand on their topic
  OracleVerdict judge(List<DurationPrediction> durations, List<? extends Prediction> seen) {
    var due = due(durations);
    var sequences = new HashSet<Integer>();
    var answered = new HashSet<String>();
    var duplicates = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    var unjudged = new ArrayList<Unjudged>();
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
        unexpected.add(named + ": published after one with a higher sequence");
      } else if (models.isMissing(kind, prediction.model())) {
        unjudged.add(new Unjudged(prediction.messageId(), prediction.model()));
        wrongTrigger(prediction, due.get(cause)).ifPresent(wrong -> unexpected.add(named + wrong));
      } else {
        wrongValue(prediction, due.get(cause)).ifPresent(wrong -> unexpected.add(named + wrong));
      }
      last = Math.max(last, prediction.sequence());
    }
    var missing =
        due.entrySet().stream()
            .filter(one -> !answered.contains(one.getKey()))
            .filter(one -> !isLater.test(one.getValue().source()))
            .map(one -> kind.name().toLowerCase(Locale.ROOT) + " for " + one.getKey())
            .toList();
    return new OracleVerdict(missing, duplicates, unexpected, unjudged);
  }

  /// By the id of what calls for it.
  private Map<String, Due> due(List<DurationPrediction> durations) {
    var due = new LinkedHashMap<String, Due>();
    long priced = ride.initialSeconds();
    var requested = ride.rideId() + ":requested";
    due.put(requested, new Due(1, Cause.REQUESTED, ride.facts().requestedAt(), priced, requested));
    var inOrder =
        durations.stream().sorted(Comparator.comparingInt(DurationPrediction::sequence)).toList();
    for (var duration : inOrder) {
      long moved = Math.abs(duration.totalSeconds() - priced);
      if (moved >= 30 && moved * 100 >= 5 * priced) {
        priced = duration.totalSeconds();
        due.putIfAbsent(
            ride.rideId() + ":duration:" + duration.sequence(),
            new Due(
                due.size() + 1,
                Cause.DURATION_CORRECTED,
                duration.asOf(),
                priced,
                duration.causeEventId()));
      }
    }
    return due;
  }

  /// All but what the model says.
  private Optional<String> wrongTrigger(Prediction prediction, Due due) {
    var found = Price.of(prediction);
    return wrong(expected(due, found.cents(), found.model()), found);
  }

  private Optional<String> wrongValue(Prediction prediction, Due due) {
    var model = models.judging(kind, prediction.model());
    var features = models.priceFeatures(model, ride.facts(), due.seconds());
    if (!OracleModels.isNear(features, prediction.features())) {
      return Optional.of(
          ": expected features %s, found %s".formatted(features, prediction.features()));
    }
    return wrong(
        expected(due, models.estimate(model, prediction.features()), model), Price.of(prediction));
  }

  private Price expected(Due due, Estimate cents, ModelIdentity model) {
    return new Price(
        due.sequence(),
        due.cause(),
        due.asOf(),
        cents,
        CURRENCY,
        kind == PredictionKind.TIP
            ? Optional.of(TipRecording.of(ride.facts().paymentMethod()))
            : Optional.empty(),
        model);
  }

  private static Optional<String> wrong(Price expected, Price found) {
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(": expected %s, found %s".formatted(expected, found));
  }
}
