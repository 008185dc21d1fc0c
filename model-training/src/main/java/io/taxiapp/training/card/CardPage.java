package io.taxiapp.training.card;

import static java.util.Map.entry;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.model.ModelCard;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.TrainingFile;
import io.taxiapp.training.trip.RowsLeftOut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model card as Markdown: `page.md` of the resources, in the sections of
/// [Mitchell et al., Model Cards for Model Reporting](https://arxiv.org/abs/1810.03993).
final class CardPage {
  private static final Set<String> OLD_PARTS = Set.of("card", "cash", "without payment type");

  private CardPage() {}

  /// @param charts the names of the charts there are, as in [CardCharts]
  static String of(ModelIdentity identity, ModelCard card, Collection<String> charts) {
    ModelText text = ModelText.of(card.name());
    ModelCard.Training training = card.training();
    return Template.read("page.md")
        .fill(
            Map.ofEntries(
                entry("name", card.name()),
                entry("target", card.target()),
                entry("unit", card.unit()),
                entry("version", card.version()),
                entry("digest", identity.digest()),
                entry("runsAt", name(card.runsAt())),
                entry("seed", String.valueOf(training.seed())),
                entry("settings", settings(training)),
                entry("inputs", inputs(card)),
                entry("intendedUse", card.intendedUse()),
                entry("uses", list(text.uses().stream())),
                entry("segments", segments(card)),
                entry("factors", list(text.factors().stream())),
                entry("backTests", backTests(card)),
                entry("rows", grouped(training.rows())),
                entry("from", training.from()),
                entry("to", training.to()),
                entry("filter", training.filter()),
                entry("files", files(training)),
                entry("leftOut", leftOut(training)),
                entry("sources", sources(card)),
                entry("analyses", analyses(card, charts)),
                entry("ethics", list(text.ethics().stream())),
                entry("caveats", list(card.caveats().stream()))));
  }

  private static String settings(ModelCard.Training training) {
    return training.settings().properties().stream()
        .map(setting -> row(setting.getKey(), "`" + setting.getValue() + "`"))
        .collect(lines());
  }

  private static String inputs(ModelCard card) {
    return card.features().stream()
        .map(feature -> row(feature.name(), feature.unit(), name(feature.knownAt())))
        .collect(lines());
  }

  private static String segments(ModelCard card) {
    String by =
        card.backTests().stream()
            .flatMap(test -> test.by().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return by.isEmpty() ? "" : "- The metrics below are also given by: " + by;
  }

  private static String backTests(ModelCard card) {
    return card.backTests().stream()
        .filter(CardPage::isWhole)
        .map(test -> row(test.trainedOn(), test.triedOn(), test.segment(), grouped(test.rows())))
        .collect(lines());
  }

  /// Cards of before parts said what they are parts of have lines for them that look like others.
  private static boolean isWhole(BackTest test) {
    return test.by().isEmpty() && !OLD_PARTS.contains(test.segment());
  }

  private static String files(ModelCard.Training training) {
    return training.files().stream()
        .map(
            file ->
                row(
                    file.name(),
                    grouped(file.rows()),
                    grouped(file.rowsUsed()),
                    "`" + file.sha256() + "`"))
        .collect(lines());
  }

  private static String leftOut(ModelCard.Training training) {
    return list(
        training.files().stream().filter(file -> !file.leftOut().isEmpty()).map(CardPage::leftOut));
  }

  private static String leftOut(TrainingFile file) {
    return "Left out of " + file.name() + ": " + RowsLeftOut.describe(file.leftOut());
  }

  private static String sources(ModelCard card) {
    return list(
        card.sources().stream()
            .map(
                source ->
                    "%s: [%s](%s), %s"
                        .formatted(
                            source.content(), source.publisher(), source.url(), source.terms())));
  }

  /// The charts, then a table for each pair of months.
  private static String analyses(ModelCard card, Collection<String> charts) {
    List<String> parts = new ArrayList<>();
    if (charts.isEmpty()) {
      parts.add("This bundle's card has no data for charts: it is of an older version.");
    }
    for (String chart : charts) {
      parts.add("![%s](%s-%s.svg)".formatted(chart, card.name(), chart));
    }
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (BackTest test : card.backTests()) {
      tables
          .computeIfAbsent(
              "### %s → %s, in %s".formatted(test.trainedOn(), test.triedOn(), test.unit()),
              _ -> new ArrayList<>())
          .add(row(test));
    }
    tables.forEach(
        (head, rows) ->
            parts.add(
                """
                %s

                | segment | rows | RMSE | MAE | bias | p10–p90 | R² | within $1 | compared with |
                |---|---|---|---|---|---|---|---|---|
                %s"""
                    .formatted(head, String.join("\n", rows))));
    return String.join("\n\n", parts);
  }

  private static String row(BackTest test) {
    return row(
        test.segment(),
        grouped(test.rows()),
        format("%.3f", test.rmse()),
        format("%.3f", test.mae()),
        format("%.3f", test.bias()),
        format("%.1f %%", test.coverage() * 100),
        test.r2().isPresent() ? format("%.3f", test.r2().getAsDouble()) : "",
        test.withinOneDollar().isPresent()
            ? format("%.1f %%", test.withinOneDollar().getAsDouble() * 100)
            : "",
        test.comparedWith());
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String list(Stream<String> items) {
    return items.map(item -> "- " + item).collect(lines());
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String grouped(long rows) {
    return format("%,d", rows);
  }

  private static String format(String pattern, Object value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
