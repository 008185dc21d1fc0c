package io.taxiapp.verification.oracle;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Bundles, asked row by row: those that the services use, and earlier ones. Close them.
public final class BundleModels implements OracleModels, AutoCloseable {

  private final Map<ModelIdentity, BundleRows> bundles;
  private final Map<PredictionKind, ModelIdentity> today;

  private BundleModels(
      Map<ModelIdentity, BundleRows> bundles, Map<PredictionKind, ModelIdentity> today) {
    this.bundles = bundles;
    this.today = today;
  }

  /// Loads the bundles as the services do.
  ///
  /// @param models the directory of the bundles
  public static BundleModels load(Path models) {
    return load(models, List.of());
  }

  /// The same, and earlier ones that have predicted some of what is to be judged.
  ///
  /// @param earlier directories of bundles, as many of them as there are
  public static BundleModels load(Path models, List<Path> earlier) {
    var bundles = new HashMap<ModelIdentity, BundleRows>();
    earlier.stream().flatMap(directory -> in(directory).stream()).forEach(one -> add(one, bundles));
    add(models.resolve(INITIAL), bundles);
    return new BundleModels(
        bundles,
        Map.of(
            PredictionKind.DURATION, add(models.resolve("corrected-duration"), bundles),
            PredictionKind.TIP, add(models.resolve("tip"), bundles),
            PredictionKind.COST, add(models.resolve("cost"), bundles)));
  }

  private static ModelIdentity add(Path directory, Map<ModelIdentity, BundleRows> bundles) {
    var rows = BundleRows.load(directory);
    Optional.ofNullable(bundles.put(rows.identity(), rows)).ifPresent(BundleRows::close);
    return rows.identity();
  }

  /// @throws IllegalArgumentException if there is none
  private static List<Path> in(Path directory) {
    try (var files = Files.list(directory)) {
      var found = files.filter(one -> Files.exists(one.resolve(ModelCard.FILE))).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "expected bundles in " + directory + ", found no directory with a " + ModelCard.FILE);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("expected a directory of bundles, found " + e, e);
    }
  }

  @Override
  public ModelIdentity identity(PredictionKind kind) {
    return Objects.requireNonNull(today.get(kind), kind.name());
  }

  @Override
  public boolean has(ModelIdentity model) {
    return bundles.containsKey(model);
  }

  @Override
  public Estimate estimate(ModelIdentity model, Map<String, Double> features) {
    return of(model).estimate(features);
  }

  @Override
  public Estimate initial(ModelIdentity model, RideFacts ride) {
    return estimate(model, of(model).features(FeatureInput.atRequest(ride)));
  }

  @Override
  public Map<String, Double> features(
      ModelIdentity model,
      RideFacts ride,
      long initialSeconds,
      Optional<ProgressFacts> progress,
      double traffic) {
    var seconds = OptionalDouble.of((double) initialSeconds);
    return of(model).features(new FeatureInput(ride, seconds, progress, traffic, traffic));
  }

  @Override
  public Map<String, Double> priceFeatures(
      ModelIdentity model, RideFacts ride, long durationSeconds) {
    return of(model).features(FeatureInput.withDuration(ride, (double) durationSeconds));
  }

  private BundleRows of(ModelIdentity model) {
    return Optional.ofNullable(bundles.get(model))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + bundles.keySet() + ", found " + model));
  }

  @Override
  public void close() {
    bundles.values().forEach(BundleRows::close);
  }
}
