package io.taxiapp.training;

import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Trains the model of the remaining duration on GPS trips and writes its bundle, with New York's
/// zones.
final class CorrectedTraining {
  static final String NAME = "corrected-duration";

  private CorrectedTraining() {}

  static List<BackTest> run(
      Path gpsTrips, ZoneTable zones, String version, int parityRows, Path out) throws IOException {
    GpsSplit split = GpsSplit.read(gpsTrips);
    GpsCity city = new GpsCity();
    List<ProgressRow> rows = rows(split, city);
    CorrectedDurationModel model = CorrectedDurationModel.train(rows, city);
    byte[] onnx = model.toOnnx();
    Parity.check(
        onnx,
        model.forests(),
        CorrectedDurationModel.matrix(rows, city),
        CorrectedDurationModel.scaleColumn(),
        parityRows);
    List<BackTest> backTests =
        backTest(split, city, onnx).stream().map(RemainingErrors::describe).toList();
    LookupTables tables =
        new LookupTables(zones, new ZonePairTable(List.of()), new ExpectationTable());
    List<FeatureInput> golden = GoldenInputs.ways(tables);
    BundleWriter.write(
        out, card(gpsTrips, split, rows.size(), model, backTests, version), tables, onnx, golden);
    return backTests;
  }

  /// Trains as for a bundle, writes none, and tells the errors on the later trips.
  static List<RemainingErrors> backTest(Path gpsTrips) {
    GpsSplit split = GpsSplit.read(gpsTrips);
    GpsCity city = new GpsCity();
    return backTest(split, city, CorrectedDurationModel.train(rows(split, city), city).toOnnx());
  }

  private static List<ProgressRow> rows(GpsSplit split, GpsCity city) {
    List<ProgressRow> rows = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      rows.addAll(
          new ProgressRows(split.trips(), split.seen(), city, exact).spread(0, split.seen()));
    }
    return rows;
  }

  private static List<RemainingErrors> backTest(GpsSplit split, GpsCity city, byte[] onnx) {
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), city.tables());
    try (OnnxModel loaded = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      List<RemainingErrors> errors = new ArrayList<>();
      for (boolean exact : List.of(true, false)) {
        errors.addAll(
            CorrectedBackTest.run(
                split,
                city,
                exact,
                row -> Columns.ordered(loaded.score(features.of(row.input())))));
      }
      return errors;
    }
  }

  private static ModelCard card(
      Path gpsTrips,
      GpsSplit split,
      long rows,
      CorrectedDurationModel model,
      List<BackTest> backTests,
      String version) {
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
            List.of(Month.describe(gpsTrips, split.trips().size(), split.seen())),
            RideTraining.settings(
                CorrectedDurationModel.POINT,
                CorrectedDurationModel.VALUE,
                CorrectedDurationModel.QUANTILES,
                model.forests().widening())),
        backTests,
        CardTexts.CORRECTED_USE,
        CardTexts.CORRECTED_CAVEATS,
        List.of(CardTexts.CRAWDAD, CardTexts.TLC, CardTexts.ZONES));
  }
}
