package io.taxiapp.training.backtest;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.corrected.TrafficReplay;
import io.taxiapp.training.report.ErrorMetrics;
import io.taxiapp.training.report.ReportUnit;
import io.taxiapp.training.report.Segment;
import io.taxiapp.training.report.SegmentedErrors;
import io.taxiapp.training.trip.LabelledRide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Errors of the total duration at the request, without and with the live traffic, on the same
/// rides, overall and by segment.
///
/// @param initial without an interval
public record TrafficErrors(SegmentedErrors initial, SegmentedErrors corrected) {
  static final Segment AT_REQUEST =
      new Segment(Segment.By.NOTHING, 0, "total at the request with live traffic");

  /// Those of a month that was tried.
  ///
  /// @param trainedOn the months of the initial model
  /// @param replayed the month whose rides were completed one after another
  public record Replayed(String trainedOn, String replayed, TrafficErrors errors) {

    /// Lines of the model card, all rides first.
    public List<BackTest> describe() {
      return errors.corrected.segments().stream()
          .map(segment -> errors.describe(segment, trainedOn, replayed))
          .toList();
    }
  }

  public static TrafficErrors none() {
    return new TrafficErrors(new SegmentedErrors(), new SegmentedErrors());
  }

  /// Replays rides and adds their errors.
  ///
  /// @param rides in the order of their requests
  /// @param initial seconds predicted for each by a model that saw none of them
  /// @param remaining value, p10, p50, p90 by the model of the corrected duration, in seconds
  public void replay(
      List<LabelledRide> rides,
      double[] initial,
      ZoneTable zones,
      TrafficSettings settings,
      Function<FeatureInput, double[]> remaining) {
    List<FeatureInput> inputs = TrafficReplay.inputs(rides, initial, zones, settings);
    for (int i = 0; i < initial.length; i++) {
      add(rides.get(i), zones, initial[i], remaining.apply(inputs.get(i)));
    }
  }

  /// @param initialSeconds what was predicted without the traffic
  /// @param columns value, p10, p50, p90 with it, in seconds
  private void add(LabelledRide ride, ZoneTable zones, double initialSeconds, double[] columns) {
    List<Segment> segments = new ArrayList<>(Segment.of(ride, zones));
    segments.add(AT_REQUEST);
    segments.add(Segment.payment(ride.facts().paymentMethod()));
    initial.add(segments, initialSeconds, ride.seconds());
    corrected.add(segments, columns, ride.seconds());
  }

  public boolean isEmpty() {
    return corrected.segments().isEmpty();
  }

  private BackTest describe(Segment segment, String trainedOn, String replayed) {
    ErrorMetrics before = initial.in(segment);
    return corrected
        .in(segment)
        .describe(
            trainedOn,
            replayed,
            segment,
            ReportUnit.MINUTES,
            String.format(
                Locale.ROOT,
                "initial duration: MAE %.4f, RMSE %.4f",
                before.meanAbsolute() / 60,
                before.rootMeanSquare() / 60),
            Optional.empty());
  }
}
