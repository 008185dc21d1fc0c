package io.taxiapp.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.feature.Feature;
import io.taxiapp.feature.KnownAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a model is, what it was made from, how well it does and what it is not for
/// (`model-card.json`).
///
/// Cards grow: one written before there were gains, spreads and R² is read without them.
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

  /// Reads the card of a bundle.
  ///
  /// @throws com.fasterxml.jackson.core.JacksonException if it is no card: a field too many, or one
  ///     too few that every card has
  public static ModelCard read(Path bundle) throws IOException {
    return BundleJson.MAPPER
        .readerFor(ModelCard.class)
        .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .readValue(Files.readAllBytes(bundle.resolve(FILE)));
  }

  public List<String> featureNames() {
    return features.stream().map(CardFeature::name).toList();
  }

  public record CardFeature(String name, String unit, KnownAt knownAt) {
    public CardFeature {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(knownAt, "knownAt");
    }

    public static CardFeature of(Feature feature) {
      return new CardFeature(feature.name(), feature.unit(), feature.knownAt());
    }
  }

  /// What it was trained on, and how.
  ///
  /// @param settings of the trees, as given to the trainer
  /// @param gains of the features, the largest first
  public record Training(
      String from,
      String to,
      String filter,
      long rows,
      long seed,
      List<TrainingFile> files,
      JsonNode settings,
      List<Gain> gains) {

    public Training {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(filter, "filter");
      Objects.requireNonNull(settings, "settings");
      files = List.copyOf(files);
      gains = orNone(gains);
    }
  }

  /// What the trees of the value gained by splitting on a feature.
  ///
  /// @param share of the gain of all splits, 0 to 1
  public record Gain(String feature, double share) {
    public Gain {
      Objects.requireNonNull(feature, "feature");
    }
  }

  /// A file of records.
  ///
  /// @param rowsUsed of the file's rows, those that pass the filter
  /// @param leftOut of the other rows, those that the file should not hold, by reason: `repeated`,
  ///     `invalidZone`; none where there are none
  public record TrainingFile(
      String name, String sha256, long rows, long rowsUsed, Map<String, Long> leftOut) {
    public TrainingFile {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
      leftOut = orNone(leftOut);
    }
  }

  /// How a model made the same way did on rows it had not seen.
  ///
  /// @param trainedOn the rows that it was trained on
  /// @param segment of the rows it was tried on; `all` for all of them
  /// @param bias mean of predicted minus actual
  /// @param coverage share of the actuals between p10 and p90
  /// @param comparedWith what else was tried on the same rows, for example the error of a simple
  ///     rule
  /// @param by what the rows were parted by, for example `borough`; none for all of them
  /// @param r2 share of the actuals' variance that the predictions explain; none where all actuals
  ///     are the same
  /// @param withinOneDollar share of the predictions that are a dollar off at most; none for
  ///     durations
  /// @param spread of the errors; none for parts of the rows
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
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
      String comparedWith,
      Optional<String> by,
      OptionalDouble r2,
      OptionalDouble withinOneDollar,
      Optional<Spread> spread) {

    public BackTest {
      Objects.requireNonNull(trainedOn, "trainedOn");
      Objects.requireNonNull(triedOn, "triedOn");
      Objects.requireNonNull(segment, "segment");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(comparedWith, "comparedWith");
    }
  }

  /// How the errors and the quantiles of a back-test are spread.
  ///
  /// @param from where the first bin of predicted minus actual begins, in the back-test's unit;
  ///     errors outside the bins are counted in the first and the last
  /// @param binWidth in the same unit
  /// @param counts rows of each bin
  /// @param notAbove shares of the actuals that are not above p10, p50 and p90
  public record Spread(double from, double binWidth, List<Long> counts, List<Double> notAbove) {
    public Spread {
      counts = List.copyOf(counts);
      notAbove = List.copyOf(notAbove);
    }
  }

  public record Source(String content, String publisher, String terms, String url) {
    public Source {
      Objects.requireNonNull(content, "content");
      Objects.requireNonNull(publisher, "publisher");
      Objects.requireNonNull(terms, "terms");
      Objects.requireNonNull(url, "url");
    }
  }

  private static Map<String, Long> orNone(@Nullable Map<String, Long> counts) {
    return counts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
