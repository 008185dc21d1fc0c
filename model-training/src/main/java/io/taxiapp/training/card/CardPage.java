package io.taxiapp.training.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.CardFeature;
import io.taxiapp.model.ModelCard.Source;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.training.trip.RowsLeftOut;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A model card as Markdown, in the sections of
/// [Mitchell et al., Model Cards for Model Reporting](https://arxiv.org/abs/1810.03993).
final class CardPage {
  private static final Set<String> OLD_PARTS = Set.of("card", "cash", "without payment type");

  private final ModelIdentity identity;
  private final ModelCard card;
  private final CardWords words;
  private final StringBuilder page = new StringBuilder();

  private CardPage(ModelIdentity identity, ModelCard card) {
    this.identity = identity;
    this.card = card;
    this.words = CardWords.of(card.name());
  }

  /// @param charts the names of the charts there are, as in [CardCharts]
  static String of(ModelIdentity identity, ModelCard card, Collection<String> charts) {
    CardPage page = new CardPage(identity, card);
    page.details();
    page.uses();
    page.factors();
    page.metrics();
    page.evaluationData();
    page.trainingData();
    page.analyses(charts);
    page.section("Ethical considerations");
    page.list(page.words.ethics());
    page.section("Caveats and recommendations");
    page.list(card.caveats());
    return page.page.toString();
  }

  private void details() {
    line("# Model card: " + card.name());
    line("");
    line("<!-- Written by ./taxi train and ./taxi card from the bundle's model-card.json. -->");
    section("Model details");
    list(
        List.of(
            "Predicts: " + card.target() + ", in " + card.unit() + ", with p10, p50 and p90",
            "Version: " + card.version() + ", bundle `" + identity.digest() + "`",
            "Asked at: " + name(card.runsAt()) + "; no input is known later",
            "Kind: boosted trees (XGBoost) in ONNX, one forest each for the value and the quantiles; seed "
                + card.training().seed(),
            "License: Apache License 2.0"));
    line("");
    line("| setting | value |");
    line("|---|---|");
    for (Map.Entry<String, JsonNode> setting : card.training().settings().properties()) {
      line("| " + setting.getKey() + " | `" + setting.getValue() + "` |");
    }
    line("");
    line("| input | unit | known at |");
    line("|---|---|---|");
    for (CardFeature feature : card.features()) {
      line("| " + feature.name() + " | " + feature.unit() + " | " + name(feature.knownAt()) + " |");
    }
  }

  private void uses() {
    section("Intended use");
    line(card.intendedUse());
    line("");
    list(words.uses());
  }

  private void factors() {
    section("Factors");
    String parted =
        card.backTests().stream()
            .flatMap(test -> test.by().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!parted.isEmpty()) {
      line("- Reported by themselves below, each part of: " + parted);
    }
    list(words.factors());
  }

  private void metrics() {
    section("Metrics");
    list(
        List.of(
            "RMSE and MAE: root of the mean squared, and mean absolute, error of the value",
            "bias: mean of predicted minus actual",
            "p10–p90: share of the actuals between them; 80 % would be exact",
            "R²: share of the actuals' variance that the values explain; within $1: share of the values that are a dollar"
                + " off at most",
            "beside it: a simple rule's error on the same rows"));
  }

  private void evaluationData() {
    section("Evaluation data");
    line(
        "Rows that came after all rows trained on, through the same filter. Each line is a model made the same way:");
    line("");
    line("| trained on | tried on | of | rows |");
    line("|---|---|---|---|");
    for (BackTest test : card.backTests()) {
      if (isWhole(test)) {
        line(
            "| %s | %s | %s | %s |"
                .formatted(test.trainedOn(), test.triedOn(), test.segment(), grouped(test.rows())));
      }
    }
  }

  private void trainingData() {
    ModelCard.Training training = card.training();
    section("Training data");
    line(
        "%s rows from %s to %s. Filter: %s."
            .formatted(
                grouped(training.rows()), training.from(), training.to(), training.filter()));
    line("");
    line("| file | rows | used | SHA-256 |");
    line("|---|---|---|---|");
    for (TrainingFile file : training.files()) {
      line(
          "| %s | %s | %s | `%s` |"
              .formatted(
                  file.name(), grouped(file.rows()), grouped(file.rowsUsed()), file.sha256()));
    }
    line("");
    for (TrainingFile file : training.files()) {
      if (!file.leftOut().isEmpty()) {
        line("- Left out of " + file.name() + ": " + RowsLeftOut.describe(file.leftOut()));
      }
    }
    for (Source source : card.sources()) {
      line(
          "- %s: [%s](%s), %s"
              .formatted(source.content(), source.publisher(), source.url(), source.terms()));
    }
  }

  private void analyses(Collection<String> charts) {
    section("Quantitative analyses");
    if (charts.isEmpty()) {
      line("This bundle's card was written before cards told what charts are drawn from.");
      line("");
    }
    for (String chart : charts) {
      line("![%s](%s-%s.svg)".formatted(chart, card.name(), chart));
      line("");
    }
    String shown = "";
    for (BackTest test : card.backTests()) {
      String head = "%s → %s, in %s".formatted(test.trainedOn(), test.triedOn(), test.unit());
      if (!head.equals(shown)) {
        line(shown.isEmpty() ? "### " + head : "\n### " + head);
        line("");
        line("| rows of | rows | RMSE | MAE | bias | p10–p90 | R² | within $1 | beside it |");
        line("|---|---|---|---|---|---|---|---|---|");
        shown = head;
      }
      line(row(test));
    }
  }

  private static String row(BackTest test) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f | %.3f | %.1f %% | %s | %s | %s |",
        test.segment(),
        grouped(test.rows()),
        test.rmse(),
        test.mae(),
        test.bias(),
        test.coverage() * 100,
        test.r2().isPresent() ? String.format(Locale.ROOT, "%.3f", test.r2().getAsDouble()) : "",
        test.withinOneDollar().isPresent()
            ? String.format(Locale.ROOT, "%.1f %%", test.withinOneDollar().getAsDouble() * 100)
            : "",
        test.comparedWith());
  }

  /// Cards of before parts said what they are parts of have lines for them that look like others.
  private static boolean isWhole(BackTest test) {
    return test.by().isEmpty() && !OLD_PARTS.contains(test.segment());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String grouped(long rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  private void section(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void list(List<String> items) {
    items.forEach(item -> line("- " + item));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
