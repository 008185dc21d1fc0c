package io.taxiapp.cli.report;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.simulator.trip.Incident;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How well the predictions did, over all rides that were completed; with an incident, also over
/// those that it slowed down and over the others.
///
/// @param incident that the rides were slowed down by
/// @param realFares whether somebody paid what the trips say; prices are judged by nothing else
record ReplayAccuracy(ReplayResult result, Optional<Incident> incident, boolean realFares) {

  private static final String HEAD =
      "  %-32s %6s %9s %-3s %8s".formatted("", "rides", "error", "", "within");

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Mean absolute error, and share of rides within the interval (expected: 80 %):");
    lines.add(HEAD);
    incident.ifPresentOrElse(
        happening -> {
          Predicate<SentRide.Accepted> slowed = ride -> happening.touches(ride.trip());
          lines.add("rides affected by the incident");
          add(lines, slowed);
          lines.add("other rides");
          add(lines, slowed.negate());
        },
        () -> add(lines, _ -> true));
    if (!realFares) {
      lines.add("Tip and cost are not judged: generated rides have no real fare.");
    }
    lines.add("");
    return lines;
  }

  private void add(List<String> lines, Predicate<SentRide.Accepted> which) {
    misses(which).forEach(misses -> lines.add(misses.line()));
  }

  /// Initial duration, corrected duration first and last; tip and cost where they are real.
  List<PredictionErrors> misses(Predicate<SentRide.Accepted> which) {
    var initial = new PredictionErrors("initial duration", "min", 60);
    var first = new PredictionErrors("corrected duration, first", "min", 60);
    var last = new PredictionErrors("corrected duration, last", "min", 60);
    var tip = new PredictionErrors("tip by card, last", "$", 100);
    var cost = new PredictionErrors("cost before tip, last", "$", 100);
    for (var ride : result.accepted()) {
      if (!ride.completed() || !which.test(ride)) {
        continue;
      }
      var trip = ride.trip();
      long seconds = trip.duration().toSeconds();
      initial.add(ride.initialSeconds(), ride.initialInterval(), seconds);
      var durations = of(ride, PredictionKind.DURATION, DurationPrediction.class);
      if (!durations.isEmpty()) {
        add(first, durations.getFirst(), seconds);
        add(last, durations.getLast(), seconds);
      }
      if (trip.paymentMethod() == PaymentMethod.CARD) {
        of(ride, PredictionKind.TIP, TipPrediction.class).reversed().stream()
            .limit(1)
            .forEach(p -> tip.add(p.tipCents(), p.tipInterval(), trip.tipCents()));
      }
      of(ride, PredictionKind.COST, CostPrediction.class).reversed().stream()
          .limit(1)
          .forEach(
              p -> cost.add(p.costCents(), p.costInterval(), trip.totalCents() - trip.tipCents()));
    }
    return realFares ? List.of(initial, first, last, tip, cost) : List.of(initial, first, last);
  }

  private static void add(PredictionErrors misses, DurationPrediction prediction, long seconds) {
    misses.add(prediction.totalSeconds(), prediction.totalInterval(), seconds);
  }

  private <P extends Prediction> List<P> of(
      SentRide.Accepted ride, PredictionKind kind, Class<P> type) {
    return result.predictions(ride, kind).stream().map(type::cast).toList();
  }
}
