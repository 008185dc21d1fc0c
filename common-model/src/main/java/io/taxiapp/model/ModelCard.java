package io.taxiapp.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.KnownAt;
import java.util.List;
import java.util.Objects;

/// What a model is, what it was made from, how well it does and what it is not for
/// (`model-card.json`).
///
/// @param unit of the outputs: `seconds` or `cents`
/// @param runsAt when it is asked; no feature may be known later
/// @param minimum the outputs are raised to it where they fall below
/// @param features in the order of the model's input columns
public record ModelCard(
    String name,
    String version,
    String target,
    String unit,
    KnownAt runsAt,
    double minimum,
    List<CardFeature> features,
    Training training,
    List<BackTest> backTests,
    String intendedUse,
    List<String> caveats,
    List<Source> sources) {
  public static final String FILE = "model-card.json";

  public ModelCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(runsAt, "runsAt");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(intendedUse, "intendedUse");
    features = List.copyOf(features);
    backTests = List.copyOf(backTests);
    caveats = List.copyOf(caveats);
    sources = List.copyOf(sources);
  }

  public List<String> featureNames() {
    return features.stream().map(CardFeature::name).toList();
  }

  public record CardFeature(String name, String unit, KnownAt knownAt) {
    public static CardFeature of(Feature feature) {
      return new CardFeature(feature.name(), feature.unit(), feature.knownAt());
    }
  }

  /// What it was trained on, and how.
  ///
  /// @param settings of the trees, as given to the trainer
  public record Training(
      String from,
      String to,
      String filter,
      long rows,
      long seed,
      List<TrainingFile> files,
      JsonNode settings) {}

  /// A file of records.
  ///
  /// @param rowsUsed of the file's rows, those that pass the filter
  public record TrainingFile(String name, String sha256, long rows, long rowsUsed) {}

  /// How a model made the same way did on rows it had not seen.
  ///
  /// @param trainedOn the rows that it was trained on
  /// @param segment of the rows it was tried on; `all` for all of them
  /// @param bias mean of predicted minus actual
  /// @param coverage share of the actuals between p10 and p90
  /// @param comparedWith what else was tried on the same rows, for example the error of a simple
  ///     rule
  public record BackTest(
      String trainedOn,
      String triedOn,
      String segment,
      long rows,
      String unit,
      double rmse,
      double mae,
      double bias,
      double coverage,
      String comparedWith) {}

  public record Source(String content, String publisher, String terms, String url) {}
}
