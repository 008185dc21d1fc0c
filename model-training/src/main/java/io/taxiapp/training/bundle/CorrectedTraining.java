package io.taxiapp.training.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.backtest.CorrectedBackTest;
import io.taxiapp.training.backtest.TrafficBackTest;
import io.taxiapp.training.card.ModelText;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.corrected.TrafficFit;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.onnx.ParityCheck;
import io.taxiapp.training.trip.GpsSplit;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import io.taxiapp.training.trip.TripMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Trains the model of the remaining duration on GPS trips, fits the live traffic that it is asked
/// with on trip records, and writes its bundle, with New York's zones.
public final class CorrectedTraining {
  private CorrectedTraining() {}

  /// Trains, and writes the bundle.
  ///
  /// @param months to fit the live traffic on, and to try it on
  public static List<BackTest> run(
      Path gpsTrips,
      TrainingMonths months,
      boolean withBackTests,
      ZoneTable zones,
      String version,
      int parityRows,
      Path out)
      throws IOException {
    GpsSplit split = GpsSplit.read(gpsTrips);
    List<MonthSplit> splits = MonthSplit.found(TrafficBackTest.MONTHS, months);
    List<TripMonth> fitted = TrafficFit.months(splits, months);
    TrafficFit fit = TrafficFit.of(fitted, zones);
    TrafficSettings traffic = fit.settings();
    LookupTables tables = CorrectedDurationModel.tables(zones);
    GpsCity city = new GpsCity();
    List<ProgressRow> rows = CorrectedDurationModel.rows(split, city);
    CorrectedDurationModel model =
        CorrectedDurationModel.train(rows, city).calibratedAtRequest(fit, tables);
    byte[] onnx = model.toOnnx();
    ParityCheck.check(
        onnx,
        model.forests(),
        CorrectedDurationModel.matrix(rows, city),
        CorrectedDurationModel.scaleColumn(),
        parityRows);
    List<BackTest> backTests =
        withBackTests
            ? CorrectedBackTest.run(split, city, model, splits, tables, traffic).describe()
            : List.of();
    List<FeatureInput> golden = GoldenInputs.ways(tables);
    BundleWriter.write(
        out,
        card(gpsTrips, split, rows.size(), model, fitted, traffic, backTests, version),
        tables,
        onnx,
        golden,
        Map.of(TrafficSettings.FILE, traffic));
    return backTests;
  }

  private static ModelCard card(
      Path gpsTrips,
      GpsSplit split,
      long rows,
      CorrectedDurationModel model,
      List<TripMonth> fitted,
      TrafficSettings traffic,
      List<BackTest> backTests,
      String version) {
    ObjectNode settings =
        RideTraining.settings(
            CorrectedDurationModel.POINT,
            CorrectedDurationModel.VALUE,
            CorrectedDurationModel.QUANTILES,
            model.forests().calibration(),
            CorrectedDurationModel.FEATURES);
    settings.set("traffic", BundleJson.MAPPER.valueToTree(traffic));
    List<TrainingFile> files = new ArrayList<>();
    files.add(TripMonth.describe(gpsTrips, split.rows(), split.trainCount(), split.leftOut()));
    fitted.forEach(month -> files.add(month.described()));
    ModelText text = ModelText.of(CorrectedDurationModel.NAME);
    return new ModelCard(
        CorrectedDurationModel.NAME,
        version,
        "remaining duration",
        "seconds",
        KnownAt.PROGRESS,
        0,
        CorrectedDurationModel.features().stream().map(ModelCard.CardFeature::of).toList(),
        new ModelCard.Training(
            "2008-05-17",
            "2008-06-01",
            text.filter(),
            rows,
            ForestSettings.SEED,
            files,
            settings,
            FeatureImportance.of(model.forests(), CorrectedDurationModel.FEATURES)),
        backTests,
        text.intendedUse(),
        text.caveats(),
        text.sources());
  }
}
