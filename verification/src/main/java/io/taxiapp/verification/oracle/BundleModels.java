package io.taxiapp.verification.oracle;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The shipped bundles, asked row by row. Close them.
public final class BundleModels implements Models, AutoCloseable {

  private final BundleRows duration;
  private final BundleRows tip;
  private final BundleRows cost;

  private BundleModels(BundleRows duration, BundleRows tip, BundleRows cost) {
    this.duration = duration;
    this.tip = tip;
    this.cost = cost;
  }

  /// Loads the bundles as the consumers do.
  ///
  /// @param models the directory of the bundles
  public static BundleModels load(Path models) {
    return new BundleModels(
        BundleRows.load(models.resolve("corrected-duration")),
        BundleRows.load(models.resolve("tip")),
        BundleRows.load(models.resolve("cost")));
  }

  @Override
  public ModelIdentity identity(Kind kind) {
    return of(kind).identity();
  }

  @Override
  public Estimate estimate(Kind kind, Map<String, Double> features) {
    return of(kind).estimate(features);
  }

  @Override
  public Map<String, Double> features(
      RideFacts ride, long initialSeconds, Optional<ProgressFacts> progress, double traffic) {
    var seconds = OptionalDouble.of((double) initialSeconds);
    return duration.features(new FeatureInput(ride, seconds, progress, traffic, traffic));
  }

  @Override
  public Map<String, Double> priceFeatures(Kind kind, RideFacts ride, long durationSeconds) {
    return of(kind).features(FeatureInput.withDuration(ride, (double) durationSeconds));
  }

  private BundleRows of(Kind kind) {
    return switch (kind) {
      case DURATION -> duration;
      case TIP -> tip;
      case COST -> cost;
    };
  }

  @Override
  public void close() {
    duration.close();
    tip.close();
    cost.close();
  }
}
