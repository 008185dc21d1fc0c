package io.taxiapp.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.feature.ExpectationTable;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.Checksums;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.GoldenRow;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes a bundle beside its place, loads it as a service would, and only then puts it there.
final class BundleWriter {
  private BundleWriter() {}

  static void write(
      Path out, ModelCard card, LookupTables tables, byte[] onnx, List<FeatureInput> golden)
      throws IOException {
    write(out, card, tables, onnx, golden, Map.of());
  }

  /// @param more files by name, written as JSON
  static void write(
      Path out,
      ModelCard card,
      LookupTables tables,
      byte[] onnx,
      List<FeatureInput> golden,
      Map<String, ?> more)
      throws IOException {
    Path place = out.resolve(card.name());
    Path draft = out.resolve("." + card.name() + ".draft");
    delete(draft);
    Files.createDirectories(draft);
    Files.write(draft.resolve(ModelBundle.MODEL_FILE), onnx);
    Files.write(draft.resolve(ModelCard.FILE), json(card));
    Files.write(draft.resolve(ZoneTable.FILE), tables.zones().toLines());
    if (!tables.pairs().all().isEmpty()) {
      Files.write(draft.resolve(ZonePairTable.FILE), tables.pairs().toLines());
      Files.write(draft.resolve(ExpectationTable.FILE), tables.expectations().toLines());
    }
    List<Feature> features = Features.named(card.featureNames());
    // The tables as written, not as fitted: their numbers are rounded.
    FeatureRow rows = new FeatureRow(features, LookupTables.read(draft));
    try (OnnxModel model = OnnxModel.open(onnx, features.size())) {
      Files.write(
          draft.resolve(GoldenRow.FILE),
          json(golden.stream().map(input -> goldenRow(rows, model, input)).toList()));
    }
    for (Map.Entry<String, ?> file : more.entrySet()) {
      Files.write(draft.resolve(file.getKey()), json(file.getValue()));
    }
    Checksums.write(draft);
    ModelBundle.load(draft).close();
    delete(place);
    Files.move(draft, place);
  }

  private static GoldenRow goldenRow(FeatureRow rows, OnnxModel model, FeatureInput input) {
    float[] row = rows.of(input);
    List<Double> outputs = new ArrayList<>();
    for (float output : model.score(row)) {
      outputs.add((double) output);
    }
    return new GoldenRow(GoldenRow.Input.of(input), rows.named(row), outputs);
  }

  private static byte[] json(Object value) throws IOException {
    return (BundleJson.MAPPER.writeValueAsString(value) + "\n").getBytes(UTF_8);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
