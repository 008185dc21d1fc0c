package io.taxiapp.verification.oracle;

import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Features;
import io.taxiapp.model.FeatureRow;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One bundle, asked about rows by name.
final class BundleRows implements AutoCloseable {

  private final ModelIdentity identity;
  private final OnnxModel model;
  private final List<String> names;
  private final FeatureRow rows;
  private final double minimum;

  private BundleRows(ModelBundle bundle, OnnxModel model) {
    this.model = model;
    identity = bundle.identity();
    names = bundle.card().featureNames();
    rows = new FeatureRow(Features.named(names), bundle.tables());
    minimum = bundle.card().minimum();
  }

  static BundleRows load(Path directory) {
    try (var bundle = ModelBundle.load(directory)) {
      var onnx = Files.readAllBytes(directory.resolve(ModelBundle.MODEL_FILE));
      return new BundleRows(bundle, OnnxModel.open(onnx, bundle.card().featureNames().size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  ModelIdentity identity() {
    return identity;
  }

  Estimate estimate(Map<String, Double> features) {
    var row = new float[names.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = features.getOrDefault(names.get(i), Double.NaN).floatValue();
    }
    var outputs = model.score(row);
    Arrays.sort(outputs, 1, OnnxModel.COLUMNS); // quantiles may cross
    return new Estimate(
        whole(outputs[0]), new Interval(whole(outputs[1]), whole(outputs[2]), whole(outputs[3])));
  }

  private long whole(float output) {
    return Math.round(Math.max(minimum, output));
  }

  Map<String, Double> features(FeatureInput input) {
    return rows.named(rows.of(input));
  }

  @Override
  public void close() {
    model.close();
  }
}
