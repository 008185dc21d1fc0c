package io.taxiapp.training.card;

import io.taxiapp.model.ModelCard.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a model's card says in words: the file of its name in the resources.
///
/// @param filter which rows are trained on
/// @param uses what the prediction means, and what it is not for
/// @param factors what may make a difference, and whether it was looked at
/// @param ethics who may be hurt, and how
public record ModelText(
    String filter,
    String intendedUse,
    List<String> uses,
    List<String> factors,
    List<String> ethics,
    List<String> caveats,
    List<Source> sources) {
  private static final Pattern SOURCE = Pattern.compile("(.+): \\[(.+)]\\((.+)\\), (.+)");

  /// The words for a model.
  ///
  /// @throws IllegalArgumentException if there are no words for a model of this name
  public static ModelText of(String modelName) {
    Map<String, String> shared = sections(Template.read("shared.md").text());
    Map<String, String> own = sections(Template.read(modelName + ".md").fill(shared));
    return new ModelText(
        section(own, "filter"),
        section(own, "intended use"),
        list(own, "uses"),
        list(own, "factors"),
        list(own, "ethics"),
        list(own, "caveats"),
        list(own, "sources").stream().map(ModelText::source).toList());
  }

  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : text.split("(?m)^## ", -1)) {
      String[] parts = section.split("\n", 2);
      sections.put(parts[0], parts[1].strip());
    }
    return sections;
  }

  private static String section(Map<String, String> sections, String title) {
    String section = sections.get(title);
    if (section == null) {
      throw new IllegalArgumentException(
          "expected a section %s, found %s".formatted(title, sections.keySet()));
    }
    return section;
  }

  private static List<String> list(Map<String, String> sections, String title) {
    return section(sections, title).lines().map(line -> line.substring("- ".length())).toList();
  }

  private static Source source(String text) {
    Matcher parts = SOURCE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected CONTENT: [PUBLISHER](URL), TERMS, found " + text);
    }
    return new Source(parts.group(1), parts.group(2), parts.group(4), parts.group(3));
  }
}
