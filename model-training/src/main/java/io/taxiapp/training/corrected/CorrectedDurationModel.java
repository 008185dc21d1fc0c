package io.taxiapp.training.corrected;

import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.training.forest.Forest;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import io.taxiapp.training.forest.QuantileForests;
import io.taxiapp.training.forest.RowGroup;
import io.taxiapp.training.onnx.OnnxWriter;
import io.taxiapp.training.trip.GpsSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The model of the remaining duration: trees on ratios, trained on GPS trips of one city, so that
/// they hold in another. Their output is a share of the planned duration; the ONNX graph multiplies
/// it back into seconds.
public record CorrectedDurationModel(QuantileForests forests) {
  public static final String NAME = "corrected-duration";
  public static final List<String> FEATURES =
      List.of(
          "plannedSeconds",
          "elapsedShare",
          "remainingSharePlanned",
          "coveredShare",
          "remainingShareAtPace",
          "paceAgainstPlan",
          "directKm",
          "remainingDirectKm",
          "detour",
          "plannedKmh",
          "drivenKmh",
          "exactDropoff");
  public static final Objective POINT = new Objective.Mean();
  public static final ForestSettings VALUE = new ForestSettings(220, 6, 0.05, 20, 0.8, 0.7);
  public static final ForestSettings QUANTILES = new ForestSettings(90, 5, 0.1, 20, 0.8, 0.7);
  private static final double MAX_SHARE = 4;

  /// How much more a request counts than a fix, in the mean.
  private static final float WEIGHT_AT_REQUEST = 10;

  private static final RowGroup AT_REQUEST = new RowGroup.Missing(FEATURES.indexOf("drivenKmh"));

  /// The features of the columns.
  ///
  /// @throws IllegalArgumentException naming a feature that is known only after the ride
  public static List<Feature> features() {
    List<Feature> features = Features.named(FEATURES);
    features.forEach(feature -> feature.checkKnownAt(KnownAt.PROGRESS));
    return features;
  }

  public static int scaleColumn() {
    return FEATURES.indexOf("plannedSeconds");
  }

  /// The zones of New York; the features need no other table.
  public static LookupTables tables(ZoneTable zones) {
    return new LookupTables(zones, new ZonePairTable(List.of()), new ExpectationTable());
  }

  /// What is trained on: moments of the first trips, their places known exactly and by zone.
  public static List<ProgressRow> rows(GpsSplit split, GpsCity city) {
    List<ProgressRow> rows = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      rows.addAll(
          new ProgressRows(split.trips(), split.trainCount(), city, exact)
              .requestAndFixes(0, split.trainCount()));
    }
    return rows;
  }

  /// At the request the trees learn to leave the plan alone: nothing more is known of the ride than
  /// the initial model knew, and what one city's initial durations missed is not another's.
  public static CorrectedDurationModel train(List<ProgressRow> rows, GpsCity city) {
    float[] labels = new float[rows.size()];
    float[] weights = new float[rows.size()];
    float[] means = new float[rows.size()];
    float[] meanWeights = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      ProgressRow row = rows.get(i);
      labels[i] = (float) Math.min(MAX_SHARE, row.remainingSeconds() / row.initialSeconds());
      // An error of a share costs more seconds on a longer ride.
      weights[i] = (float) (row.initialSeconds() / 600);
      boolean atRequest = row.input().progress().isEmpty();
      means[i] = atRequest ? 1 : labels[i];
      meanWeights[i] = atRequest ? WEIGHT_AT_REQUEST * weights[i] : weights[i];
    }
    List<float[]> matrix = matrix(rows, city);
    Forest value = Forest.train(matrix, means, meanWeights, VALUE, POINT);
    return new CorrectedDurationModel(
        QuantileForests.around(value, matrix, labels, weights, QUANTILES));
  }

  /// With an interval at the request that holds on trip records: the scatter of one city's rides
  /// around their initial durations is not another's either.
  ///
  /// @param rides replayed in the traffic of their time
  public CorrectedDurationModel calibratedAtRequest(TrafficFit rides, LookupTables tables) {
    FeatureRow features = new FeatureRow(features(), tables);
    List<float[]> rows = rides.inputs().stream().map(features::of).toList();
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (float) rides.rides().get(i).seconds() / rows.get(i)[scaleColumn()];
    }
    return new CorrectedDurationModel(forests.calibrated(AT_REQUEST, rows, labels));
  }

  /// The rows that the trees see.
  public static List<float[]> matrix(List<ProgressRow> rows, GpsCity city) {
    FeatureRow features = new FeatureRow(features(), city.tables());
    List<float[]> matrix = new ArrayList<>();
    for (ProgressRow row : rows) {
      matrix.add(features.of(row.input()));
    }
    return matrix;
  }

  public byte[] toOnnx() {
    return OnnxWriter.write(forests, FEATURES.size(), OptionalInt.of(scaleColumn()));
  }
}
