package io.taxiapp.verification.oracle;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.verification.oracle.OracleVerdict.Unjudged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/// The corrected durations of one ride: which must be there, which may, and what each must say.
///
/// - The first is for the request. Each later one is for an accepted progress report, in the order
///   of the reports, or for a message about the traffic of one of the ride's zones that was
///   published; no cause twice, no sequence left out.
/// - Each later one differs from the one before by at least 5 % and 30 seconds.
/// - Its total and interval are what the model says of its feature row, after the time elapsed at
///   the report that the row was made from; and that row is the one of this ride at its last report
///   before, in some traffic. What remains is counted from the time of its cause.
/// - A report without a prediction must not have been worth one. What is not known is the traffic
///   at that report: a correction that was not published does not say it. So the total is worked
///   out in the traffic of each published prediction next to the report, and in the least and the
///   most that was published around the ride's zones, and is missing only if each of them says
///   clearly that it was due: by twice the least difference. A report that was
///   just worth a correction, or one in a traffic unlike its neighbours', is not missed by this
///   check; the consumer's own tests hold the threshold.
/// - Likewise, a message about the traffic that led to no correction is not missed: which of them
///   was looked at depends on the second.
record DurationExpectation(
    AcceptedRide ride,
    OracleModels models,
    Predicate<String> isTraffic,
    SeenTraffic traffic,
    Predicate<String> isLater) {

  private static final int CLEARLY = 2;

  OracleVerdict judge(List<DurationPrediction> seen) {
    var missing = new ArrayList<String>();
    var duplicates = new ArrayList<String>();
    var unexpected = new ArrayList<String>();
    var unjudged = new ArrayList<Unjudged>();
    var published = once(seen, duplicates);
    unexpected.addAll(outOfOrder(seen));
    if ((published.isEmpty() || published.getFirst().cause() != Cause.REQUESTED)
        && !isLater.test(requested())) {
      missing.add("duration for " + requested());
    }
    for (int i = 0; i < published.size(); i++) {
      var prediction = published.get(i);
      if (prediction.sequence() != i + 1) {
        missing.add("duration with sequence " + (i + 1) + " of " + ride.rideId());
        break;
      }
      var before = published.subList(0, i);
      if (models.isMissing(PredictionKind.DURATION, prediction.model())) {
        unjudged.add(new Unjudged(prediction.messageId(), prediction.model()));
      }
      finding(prediction, before)
          .ifPresent(
              finding ->
                  unexpected.add(
                      "%s for %s: %s"
                          .formatted(prediction.messageId(), prediction.causeEventId(), finding)));
    }
    if (missing.isEmpty() && unjudged.isEmpty()) {
      silentReports(published).forEach(report -> missing.add("duration for " + report));
    }
    return new OracleVerdict(missing, duplicates, unexpected, unjudged);
  }

  /// By sequence, each sequence and each cause once.
  private static List<DurationPrediction> once(
      List<DurationPrediction> seen, List<String> duplicates) {
    var sequences = new HashSet<Integer>();
    var causes = new HashSet<String>();
    var once = new ArrayList<DurationPrediction>();
    for (var prediction : seen) {
      boolean newSequence = sequences.add(prediction.sequence());
      boolean newCause = causes.add(prediction.causeEventId());
      if (newSequence && newCause) {
        once.add(prediction);
      } else {
        duplicates.add(prediction.messageId() + " for " + prediction.causeEventId());
      }
    }
    once.sort(Comparator.comparingInt(DurationPrediction::sequence));
    return once;
  }

  private static List<String> outOfOrder(List<DurationPrediction> seen) {
    var late = new ArrayList<String>();
    int last = 0;
    for (var prediction : seen) {
      if (prediction.sequence() < last) {
        late.add(prediction.messageId() + ": published after one with a higher sequence");
      }
      last = Math.max(last, prediction.sequence());
    }
    return late;
  }

  /// What is wrong with a prediction.
  private Optional<String> finding(DurationPrediction prediction, List<DurationPrediction> before) {
    if (!isCause(prediction, before)) {
      return Optional.of("its cause is no event that can have led to it");
    }
    if (!before.isEmpty() && !isMoved(before.getLast(), prediction.totalSeconds(), 1)) {
      return Optional.of(
          "expected a change of at least 5 %% and 30 s from %d s, found %d s"
              .formatted(before.getLast().totalSeconds(), prediction.totalSeconds()));
    }
    return wrongValue(prediction, lastReport(prediction, before));
  }

  private boolean isCause(DurationPrediction prediction, List<DurationPrediction> before) {
    var cause = prediction.causeEventId();
    return switch (prediction.cause()) {
      case REQUESTED -> before.isEmpty() && cause.equals(requested());
      case PROGRESSED ->
          report(prediction).filter(ride.progress()::containsKey).isPresent()
              && report(prediction).get() > lastPublishedReport(before);
      // Of any zone: what is known of a ride's own rests on the borough's and the city's too.
      case TRAFFIC -> isTraffic.test(cause);
      case DURATION_CORRECTED -> false;
    };
  }

  /// The states that the ride may have been in: that of the report that caused the prediction, or,
  /// for the traffic, of any from the last published one to the next.
  private List<Optional<ProgressFacts>> lastReport(
      DurationPrediction prediction, List<DurationPrediction> before) {
    return switch (prediction.cause()) {
      case REQUESTED, DURATION_CORRECTED -> List.of(Optional.empty());
      case PROGRESSED -> List.of(report(prediction).map(ride.progress()::get));
      case TRAFFIC -> {
        int from = lastPublishedReport(before);
        var states = new ArrayList<Optional<ProgressFacts>>();
        states.add(Optional.ofNullable(ride.progress().get(from)));
        ride.progress().entrySet().stream()
            .filter(report -> report.getKey() > from)
            .map(report -> Optional.of(report.getValue()))
            .forEach(states::add);
        yield states;
      }
    };
  }

  private Optional<String> wrongValue(
      DurationPrediction prediction, List<Optional<ProgressFacts>> states) {
    var model = models.judging(PredictionKind.DURATION, prediction.model());
    boolean isMissing = models.isMissing(PredictionKind.DURATION, prediction.model());
    if (!isMissing && !prediction.model().equals(model)) {
      return Optional.of("expected %s, found %s".formatted(model, prediction.model()));
    }
    return states.stream()
            .filter(state -> isOf(prediction, state))
            .anyMatch(state -> isMissing || follows(prediction, state))
        ? Optional.empty()
        : Optional.of(
            "its total of %s s, with %s s remaining at %s, does not follow from its features %s"
                .formatted(
                    total(prediction),
                    remaining(prediction),
                    prediction.asOf(),
                    prediction.features()));
  }

  /// Whether its time is one of that state, and what remains is the rest of the total.
  private boolean isOf(DurationPrediction prediction, Optional<ProgressFacts> state) {
    var requestedAt = ride.facts().requestedAt();
    long passed = Duration.between(requestedAt, prediction.asOf()).toSeconds();
    return remaining(prediction)
            .equals(total(prediction).map(seconds -> Math.max(0, seconds - passed)))
        && isTime(prediction, requestedAt.plus(elapsed(state)));
  }

  /// Whether it is what its model says of the ride in that state.
  private boolean follows(DurationPrediction prediction, Optional<ProgressFacts> state) {
    var model = prediction.model();
    double traffic = OracleModels.traffic(prediction, ride.initialSeconds());
    var left = models.estimate(model, prediction.features());
    return total(prediction).equals(left.map(seconds -> elapsed(state).toSeconds() + seconds))
        && OracleModels.isNear(
            models.features(model, ride.facts(), ride.initialSeconds(), state, traffic),
            prediction.features());
  }

  private static Duration elapsed(Optional<ProgressFacts> state) {
    return state.map(ProgressFacts::elapsed).orElse(Duration.ZERO);
  }

  /// An event's own; the traffic's, which comes after it.
  private static boolean isTime(DurationPrediction prediction, Instant state) {
    return prediction.cause() == Cause.TRAFFIC
        ? !prediction.asOf().isBefore(state)
        : prediction.asOf().equals(state);
  }

  private static Estimate total(DurationPrediction prediction) {
    return new Estimate(prediction.totalSeconds(), prediction.totalInterval());
  }

  private static Estimate remaining(DurationPrediction prediction) {
    return new Estimate(prediction.remainingSeconds(), prediction.remainingInterval());
  }

  /// Accepted reports that led to no prediction, and clearly should have.
  private List<String> silentReports(List<DurationPrediction> published) {
    var silent = new ArrayList<String>();
    for (var report : new LinkedHashMap<>(ride.progress()).entrySet()) {
      var cause = progressed(report.getKey());
      if (!ride.unsureProgress().contains(report.getKey())
          && !isLater.test(cause)
          && published.stream().noneMatch(p -> p.causeEventId().equals(cause))
          && traffics(published, report.getKey())
              .allMatch(ratio -> isClearlyDue(published, ratio, report))) {
        silent.add(cause);
      }
    }
    return silent;
  }

  /// What the traffic at a report may have been.
  private DoubleStream traffics(List<DurationPrediction> published, int report) {
    var facts = ride.facts();
    return DoubleStream.concat(
        DoubleStream.of(traffic.extremes(facts.pickupZone(), facts.dropoffZone())),
        neighbours(published, report).stream()
            .mapToDouble(near -> OracleModels.traffic(near, ride.initialSeconds())));
  }

  private boolean isClearlyDue(
      List<DurationPrediction> published, double ratio, Map.Entry<Integer, ProgressFacts> report) {
    return neighbours(published, report.getKey()).stream()
        .allMatch(last -> isMoved(last, total(last.model(), report.getValue(), ratio), CLEARLY));
  }

  private long total(ModelIdentity model, ProgressFacts report, double ratio) {
    return models.total(
        models.judging(PredictionKind.DURATION, model),
        ride.facts(),
        ride.initialSeconds(),
        Optional.of(report),
        ratio);
  }

  /// Those that may have been the last before a report or the next after it.
  private List<DurationPrediction> neighbours(List<DurationPrediction> published, int report) {
    int from = 0;
    int to = published.size() - 1;
    for (int i = 0; i < published.size(); i++) {
      var of = report(published.get(i));
      if (of.isPresent() && of.get() < report) {
        from = i;
      } else if (of.isPresent()) {
        to = Math.min(to, i);
      }
    }
    return published.subList(from, to + 1);
  }

  private static boolean isMoved(DurationPrediction last, long totalSeconds, int times) {
    long moved = Math.abs(totalSeconds - last.totalSeconds());
    return moved >= 30L * times && moved * 100 >= 5L * times * last.totalSeconds();
  }

  /// The report that caused a prediction.
  private Optional<Integer> report(DurationPrediction prediction) {
    return ride.progress().keySet().stream()
        .filter(sequence -> progressed(sequence).equals(prediction.causeEventId()))
        .findFirst();
  }

  private int lastPublishedReport(List<DurationPrediction> before) {
    return before.stream().flatMap(p -> report(p).stream()).max(Integer::compare).orElse(0);
  }

  private String requested() {
    return ride.rideId() + ":requested";
  }

  private String progressed(int sequence) {
    return ride.rideId() + ":progressed:" + sequence;
  }
}
