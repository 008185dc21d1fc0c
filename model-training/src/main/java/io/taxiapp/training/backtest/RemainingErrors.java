package io.taxiapp.training.backtest;

import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.Spread;
import io.taxiapp.training.corrected.GpsDurations;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.report.ErrorDistribution;
import io.taxiapp.training.report.ErrorMetrics;
import io.taxiapp.training.report.ReportUnit;
import io.taxiapp.training.report.Segment;
import io.taxiapp.training.report.SegmentedErrors;
import io.taxiapp.training.trip.GpsTrip;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Errors of the remaining duration, overall, at each part of the way and by segment, and those of
/// two simple rules.
///
/// @param exact whether places were known exactly or by zone
/// @param initialLessElapsed of the rule "initial minus elapsed"
/// @param atPaceSoFar of the rule "the rest takes as long for its length as what lies behind"
/// @param spreads at each part of the way, where places are known exactly
public record RemainingErrors(
    boolean exact,
    SegmentedErrors model,
    SegmentedErrors initialLessElapsed,
    SegmentedErrors atPaceSoFar,
    Map<Segment, ErrorDistribution> spreads) {

  static RemainingErrors none(boolean exact) {
    return new RemainingErrors(
        exact,
        new SegmentedErrors(),
        new SegmentedErrors(),
        new SegmentedErrors(),
        new TreeMap<>());
  }

  /// @param share of the way that lies behind
  /// @param columns value, p10, p50, p90 in seconds
  /// @param pace the remaining seconds by the second rule
  void add(double share, GpsTrip trip, ProgressRow row, double[] columns, double pace) {
    double actual = row.remainingSeconds();
    Segment ofTheWay = Segment.ofTheWay(share);
    List<Segment> segments =
        List.of(
            Segment.ALL,
            ofTheWay,
            Segment.hours(GpsDurations.startOf(trip).getHour()),
            Segment.driven(trip.fixes().getLast().drivenKm()));
    model.add(segments, columns, actual);
    initialLessElapsed.add(segments, row.initialLessElapsed(), actual);
    if (share > 0) {
      atPaceSoFar.add(segments, pace, actual);
    }
    if (exact) {
      spreads.computeIfAbsent(ofTheWay, _ -> new ErrorDistribution()).add(columns, actual);
    }
  }

  /// Lines of the model card.
  public List<BackTest> describe() {
    return model.segments().stream().map(this::describe).toList();
  }

  BackTest describe(Segment segment) {
    ErrorMetrics errors = model.in(segment);
    Optional<Spread> spread =
        Optional.ofNullable(spreads.get(segment)).flatMap(s -> s.describe(ReportUnit.SECONDS));
    return errors.describe(
        "GPS trips to 2008-06-01",
        "GPS trips 2008-06-06 to 06-09, places %s".formatted(exact ? "exact" : "by zone"),
        segment,
        ReportUnit.SECONDS,
        beside(errors.rows(), segment),
        spread);
  }

  private String beside(long rows, Segment segment) {
    String rule =
        String.format(
            Locale.ROOT,
            "initial minus elapsed: MAE %.1f",
            initialLessElapsed.in(segment).meanAbsolute());
    ErrorMetrics pace = atPaceSoFar.in(segment);
    return pace.rows() == rows
        ? rule + String.format(Locale.ROOT, "; pace so far: MAE %.1f", pace.meanAbsolute())
        : rule;
  }
}
