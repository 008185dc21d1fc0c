package io.taxiapp.local.check;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The shipped bundle, asked row by row. Close it.
public final class BundleDurations implements CorrectedDurations, AutoCloseable {

  private final OnnxModel model;
  private final List<String> names;
  private final FeatureRow rows;
  private final double minimum;

  private BundleDurations(ModelBundle bundle, OnnxModel model) {
    this.model = model;
    names = bundle.card().featureNames();
    rows = new FeatureRow(Features.named(names), bundle.tables());
    minimum = bundle.card().minimum();
  }

  /// Loads the bundle as the consumer does.
  ///
  /// @param models the directory of the bundles
  public static BundleDurations load(Path models) {
    var directory = models.resolve("corrected-duration");
    try (var bundle = ModelBundle.load(directory)) {
      var onnx = Files.readAllBytes(directory.resolve(ModelBundle.MODEL_FILE));
      return new BundleDurations(bundle, OnnxModel.open(onnx, bundle.card().featureNames().size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  @Override
  public long remaining(Map<String, Double> features) {
    var row = new float[names.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = features.getOrDefault(names.get(i), Double.NaN).floatValue();
    }
    return Math.round(Math.max(minimum, model.score(row)[0]));
  }

  @Override
  public Map<String, Double> features(
      RideFacts ride, long initialSeconds, Optional<ProgressFacts> progress, double traffic) {
    var seconds = OptionalDouble.of((double) initialSeconds);
    return rows.named(rows.of(new FeatureInput(ride, seconds, progress, traffic, traffic)));
  }

  @Override
  public void close() {
    model.close();
  }
}
