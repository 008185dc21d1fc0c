package io.taxiapp.model;

import com.fasterxml.jackson.core.JacksonException;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.Features;
import io.taxiapp.feature.KnownAt;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.ZonePairTable;
import io.taxiapp.feature.ZoneTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A verified model with its card and tables. Whoever loads it closes it, after the last
/// prediction.
public final class ModelBundle implements AutoCloseable, Model {
  public static final String MODEL_FILE = "model.onnx";

  /// The one model that is asked while a ride goes on; every other is asked at its request.
  private static final String ON_THE_ROAD = "corrected-duration";
  private static final int WARM_UP_ROUNDS = 200;

  private final ModelIdentity identity;
  private final ModelCard card;
  private final FeatureRow rows;
  private final OnnxModel onnx;

  private ModelBundle(ModelIdentity identity, ModelCard card, FeatureRow rows, OnnxModel onnx) {
    this.identity = identity;
    this.card = card;
    this.rows = rows;
    this.onnx = onnx;
  }

  /// Verifies, loads and warms up the bundle in a directory, by the rules of this package.
  ///
  /// @throws InvalidBundleException if it must not be used
  public static ModelBundle load(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InvalidBundleException(directory, ".", "expected a directory, found none");
    }
    try {
      return verifyAndLoad(directory);
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidBundleException(directory, ".", e);
    }
  }

  private static ModelBundle verifyAndLoad(Path directory) throws IOException {
    String digest = Checksums.verify(directory);
    ModelCard card = card(directory);
    List<Feature> features = features(directory, card);
    FeatureRow rows = new FeatureRow(features, tables(directory));
    OnnxModel onnx = onnx(directory, features.size());
    try {
      ModelBundle bundle =
          new ModelBundle(new ModelIdentity(card.name(), card.version(), digest), card, rows, onnx);
      bundle.checkAndWarmUp(directory);
      return bundle;
    } catch (IOException | RuntimeException e) {
      onnx.close();
      throw e;
    }
  }

  private static ModelCard card(Path directory) throws IOException {
    try {
      return ModelCard.read(directory);
    } catch (JacksonException e) {
      throw new InvalidBundleException(directory, ModelCard.FILE, e);
    }
  }

  /// A card could say of itself that it runs later, and so use what is known later.
  private static void checkRunsInTime(Path directory, ModelCard card) {
    var latest = card.name().equals(ON_THE_ROAD) ? KnownAt.PROGRESS : KnownAt.REQUEST;
    if (card.runsAt().isLaterThan(latest)) {
      throw new InvalidBundleException(
          directory,
          ModelCard.FILE,
          "expected %s to run at %s, when it is asked; found %s"
              .formatted(card.name(), latest, card.runsAt()));
    }
  }

  private static List<Feature> features(Path directory, ModelCard card) {
    checkRunsInTime(directory, card);
    List<Feature> features = new ArrayList<>();
    for (ModelCard.CardFeature named : card.features()) {
      Feature feature;
      try {
        feature = Features.named(named.name());
      } catch (IllegalArgumentException e) {
        throw new InvalidBundleException(directory, ModelCard.FILE, e);
      }
      if (!ModelCard.CardFeature.of(feature).equals(named)) {
        throw new InvalidBundleException(
            directory,
            ModelCard.FILE,
            "expected %s, found %s".formatted(ModelCard.CardFeature.of(feature), named));
      }
      checkNotLate(directory, feature, card.runsAt());
      features.add(feature);
    }
    return features;
  }

  private static void checkNotLate(Path directory, Feature feature, KnownAt runsAt) {
    try {
      feature.checkKnownAt(runsAt);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(directory, ModelCard.FILE, e);
    }
  }

  private static LookupTables tables(Path directory) {
    try {
      return LookupTables.read(directory);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(directory, "lookup tables", e);
    }
  }

  private static OnnxModel onnx(Path directory, int width) throws IOException {
    try {
      return OnnxModel.open(Files.readAllBytes(directory.resolve(MODEL_FILE)), width);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(directory, MODEL_FILE, e);
    }
  }

  private void checkAndWarmUp(Path directory) throws IOException {
    List<GoldenRow> golden;
    try {
      golden = GoldenRow.read(directory);
    } catch (JacksonException e) {
      throw new InvalidBundleException(directory, GoldenRow.FILE, e);
    }
    if (golden.isEmpty()) {
      throw new InvalidBundleException(directory, GoldenRow.FILE, "expected rows, found none");
    }
    for (int i = 0; i < golden.size(); i++) {
      check(directory, i, golden.get(i));
    }
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      onnx.score(rows.of(golden.get(round % golden.size()).input().toFeatureInput()));
    }
  }

  private void check(Path directory, int index, GoldenRow golden) {
    float[] row = rows.of(golden.input().toFeatureInput());
    Map<String, Double> found = rows.named(row);
    for (String name : card.featureNames()) {
      double expected = golden.features().getOrDefault(name, Double.NaN);
      double actual = found.getOrDefault(name, Double.NaN);
      if (Double.isNaN(expected) != Double.isNaN(actual)
          || (!Double.isNaN(expected) && !GoldenRow.agree(expected, actual))) {
        throw new InvalidBundleException(
            directory,
            GoldenRow.FILE,
            "row %d: expected %s = %s, found %s".formatted(index, name, expected, actual));
      }
    }
    float[] outputs = onnx.score(row);
    for (int column = 0; column < OnnxModel.COLUMNS; column++) {
      if (golden.outputs().size() != OnnxModel.COLUMNS
          || !GoldenRow.agree(golden.outputs().get(column), outputs[column])) {
        throw new InvalidBundleException(
            directory,
            GoldenRow.FILE,
            "row %d: expected outputs %s, found %s"
                .formatted(index, golden.outputs(), Arrays.toString(outputs)));
      }
    }
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  public ModelCard card() {
    return card;
  }

  /// The tables its features use.
  public LookupTables tables() {
    return rows.tables();
  }

  /// The taxi zones the model knows.
  public ZoneTable zones() {
    return rows.tables().zones();
  }

  /// The zone pairs the model knows; empty for a model that needs none.
  public ZonePairTable zonePairs() {
    return rows.tables().pairs();
  }

  @Override
  public Scored predict(FeatureInput input) {
    float[] row = rows.of(input);
    float[] columns = onnx.score(row);
    // Quantile trees are trained one by one and may cross: sorted, they do not, and no quantile
    // gets worse by it.
    Arrays.sort(columns, 1, OnnxModel.COLUMNS);
    double minimum = card.minimum();
    return new Scored(
        Math.max(minimum, columns[0]),
        Math.max(minimum, columns[1]),
        Math.max(minimum, columns[2]),
        Math.max(minimum, columns[3]),
        rows.named(row));
  }

  /// Waits for running predictions, then frees the native session.
  @Override
  public void close() {
    onnx.close();
  }
}
