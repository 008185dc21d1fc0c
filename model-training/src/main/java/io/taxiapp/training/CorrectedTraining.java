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

  static List<BackTest> run(Path gpsTrips, ZoneTable zones, String version, Path out)
      throws IOException {
    GpsSplit split = GpsSplit.read(gpsTrips);
    GpsCity city = new GpsCity();
    List<ProgressRow> rows = new ArrayList<>();
    for (boolean exact : List.of(true, false)) {
      rows.addAll(
          new ProgressRows(split.trips(), split.seen(), city, exact).spread(0, split.seen()));
    }
    CorrectedDurationModel model = CorrectedDurationModel.train(rows, city);
    byte[] onnx = model.toOnnx();
    Parity.check(
        onnx,
        model.forests(),
        CorrectedDurationModel.matrix(rows, city),
        CorrectedDurationModel.scaleColumn());
    List<BackTest> backTests = backTest(split, city, onnx);
    LookupTables tables =
        new LookupTables(zones, new ZonePairTable(List.of()), new ExpectationTable());
    List<FeatureInput> golden = GoldenInputs.ways(tables);
    BundleWriter.write(
        out, card(gpsTrips, split, rows.size(), backTests, version), tables, onnx, golden);
    return backTests;
  }

  private static List<BackTest> backTest(GpsSplit split, GpsCity city, byte[] onnx) {
    FeatureRow features = new FeatureRow(CorrectedDurationModel.features(), city.tables());
    try (OnnxModel loaded = OnnxModel.open(onnx, CorrectedDurationModel.FEATURES.size())) {
      return CorrectedBackTest.run(
          split, city, row -> Columns.ordered(loaded.score(features.of(row.input()))));
    }
  }

  private static ModelCard card(
      Path gpsTrips, GpsSplit split, long rows, List<BackTest> backTests, String version) {
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
            RideTraining.settings(CorrectedDurationModel.MEAN, CorrectedDurationModel.QUANTILES)),
        backTests,
        CardTexts.CORRECTED_USE,
        CardTexts.CORRECTED_CAVEATS,
        List.of(CardTexts.CRAWDAD, CardTexts.TLC, CardTexts.ZONES));
  }
}
