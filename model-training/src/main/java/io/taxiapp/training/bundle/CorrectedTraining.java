package io.taxiapp.training.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.model.OnnxModel;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.backtest.CorrectedBackTest;
import io.taxiapp.training.backtest.RemainingErrors;
import io.taxiapp.training.backtest.TrafficBackTest;
import io.taxiapp.training.backtest.TrafficErrors;
import io.taxiapp.training.card.CardTexts;
import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.corrected.ProgressRows;
import io.taxiapp.training.corrected.TrafficFit;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.onnx.Columns;
import io.taxiapp.training.onnx.Parity;
import io.taxiapp.training.trip.BackTestMonths;
import io.taxiapp.training.trip.GpsSplit;
import io.taxiapp.training.trip.Month;
import io.taxiapp.training.trip.TrainingMonths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Trains the model of the remaining duration on GPS trips, fits the live traffic that it is asked
/// with on trip records, and writes its bundle, with New York's zones.
public final class CorrectedTraining {
  public static final String NAME = "corrected-duration";

  private CorrectedTraining() {}

  /// What a model of the remaining duration reaches on the way, and at the request in traffic.
  public record Trial(List<RemainingErrors> onTheWay, List<TrafficErrors.Tried> inTraffic) {

    List<BackTest> describe() {
      return Stream.concat(
              onTheWay.stream().flatMap(errors -> errors.describe().stream()),
              inTraffic.stream().flatMap(tried -> tried.describe().stream()))
          .toList();
    }
  }

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
    List<BackTestMonths> tries = BackTestMonths.found(TrafficBackTest.MONTHS, months);
    List<Month> fitted = TrafficFit.months(tries, months);
    TrafficFit fit = TrafficFit.of(fitted, zones);
    TrafficSettings traffic = fit.settings();
    LookupTables tables = tables(zones);
    GpsCity city = new GpsCity();
    List<ProgressRow> rows = rows(split, city);
    CorrectedDurationModel model =
        CorrectedDurationModel.train(rows, city).calibratedAtRequest(fit, tables);
    byte[] onnx = model.toOnnx();
    Parity.check(
        onnx,
        model.forests(),
        CorrectedDurationModel.matrix(rows, city),
        CorrectedDurationModel.scaleColumn(),
        parityRows);
    List<BackTest> backTests =
        withBackTests
            ? new Trial(
                    onTheWay(split, city, model), TrafficBackTest.run(tries, tables, traffic, onnx))
                .describe()
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

  /// Trains as for a bundle, writes none, and tells the errors on later trips and months.
  ///
  /// @param tries months of trip records, the later one of each to be replayed
  public static Trial trial(
      Path gpsTrips, List<BackTestMonths> tries, TrainingMonths months, ZoneTable zones) {
    GpsSplit split = GpsSplit.read(gpsTrips);
    GpsCity city = new GpsCity();
    TrafficFit fit = TrafficFit.of(TrafficFit.months(tries, months), zones);
    LookupTables tables = tables(zones);
    CorrectedDurationModel model =
        CorrectedDurationModel.train(rows(split, city), city).calibratedAtRequest(fit, tables);
    return new Trial(
        onTheWay(split, city, model),
        TrafficBackTest.run(tries, tables, fit.settings(), model.toOnnx()));
  }

  private static LookupTables tables(ZoneTable zones) {
    return new LookupTables(zones, new ZonePairTable(List.of()), new ExpectationTable());
  }

  private static List<ProgressRow> rows(GpsSplit split, GpsCity city) {
    List<ProgressRow> rows = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      rows.addAll(
          new ProgressRows(split.trips(), split.seen(), city, exact).spread(0, split.seen()));
    }
    return rows;
  }

  /// What is judged is the ONNX model, and XGBoost is given the same rows.
  private static List<RemainingErrors> onTheWay(
      GpsSplit split, GpsCity city, CorrectedDurationModel model) {
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), city.tables());
    byte[] onnx = model.toOnnx();
    List<float[]> asked = new ArrayList<>();
    try (OnnxModel loaded = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      List<RemainingErrors> errors = new ArrayList<>();
      for (boolean exact : List.of(true, false)) {
        errors.add(
            CorrectedBackTest.run(
                split,
                city,
                exact,
                row -> {
                  asked.add(features.of(row.input()));
                  return Columns.ordered(loaded.score(asked.getLast()));
                }));
      }
      Parity.check(onnx, model.forests(), asked, CorrectedDurationModel.scaleColumn(), 0);
      return errors;
    }
  }

  private static ModelCard card(
      Path gpsTrips,
      GpsSplit split,
      long rows,
      CorrectedDurationModel model,
      List<Month> fitted,
      TrafficSettings traffic,
      List<BackTest> backTests,
      String version) {
    ObjectNode settings =
        RideTraining.settings(
            CorrectedDurationModel.POINT,
            CorrectedDurationModel.VALUE,
            CorrectedDurationModel.QUANTILES,
            model.forests().widenings(),
            CorrectedDurationModel.FEATURES);
    settings.set("traffic", BundleJson.MAPPER.valueToTree(traffic));
    List<TrainingFile> files = new ArrayList<>();
    files.add(Month.describe(gpsTrips, split.rows(), split.seen(), split.leftOut()));
    fitted.forEach(month -> files.add(month.described()));
    return new ModelCard(
        NAME,
        version,
        "remaining duration",
        "seconds",
        KnownAt.PROGRESS,
        0,
        CorrectedDurationModel.features().stream().map(ModelCard.CardFeature::of).toList(),
        new ModelCard.Training(
            "2008-05-17",
            "2008-06-01",
            CardTexts.GPS_FILTER,
            rows,
            ForestSettings.SEED,
            files,
            settings,
            Gains.of(model.forests(), CorrectedDurationModel.FEATURES)),
        backTests,
        CardTexts.CORRECTED_USE,
        CardTexts.CORRECTED_CAVEATS,
        List.of(CardTexts.CRAWDAD, CardTexts.TLC, CardTexts.ZONES));
  }
}
