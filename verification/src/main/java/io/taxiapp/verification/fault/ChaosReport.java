package io.taxiapp.verification.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was broken, how often, and what the oracle said, as Markdown and as JSON.
public record ChaosReport(TrialSize size, List<Trial> results) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public boolean holds() {
    return !results.isEmpty() && results.stream().allMatch(Trial::holds);
  }

  /// Writes `chaos.md` and `chaos.json`.
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("chaos.md"), markdown());
    JSON.writeValue(directory.resolve("chaos.json").toFile(), this);
  }

  String markdown() {
    var rows = results.stream().map(ChaosReport::row).collect(Collectors.joining("\n"));
    var findings =
        results.stream()
            .flatMap(
                result -> result.all().map(finding -> "- `" + result.fault() + "`: " + finding))
            .collect(Collectors.joining("\n"));
    return """
        # What was broken, and what held (%s)

        | fault | what | s | 201 | rides | missing | twice | unexpected | dead letters | measured | holds |
        |---|---|---|---|---|---|---|---|---|---|---|
        %s

        %s
        """
        .formatted(size.name().toLowerCase(Locale.ROOT), rows, findings);
  }

  private static String row(Trial result) {
    var verdict = result.verdict();
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %.0f | %d | %d | %d | %d | %d | %d | %s | %s |",
        result.fault(),
        result.description(),
        result.seconds(),
        result.acknowledged(),
        result.rides(),
        verdict.missing().size(),
        verdict.duplicates().size(),
        verdict.unexpected().size(),
        result.deadLetters(),
        result.measured().entrySet().stream()
            .map(figure -> figure.getKey() + ": " + figure.getValue())
            .collect(Collectors.joining("; ")),
        result.holds() ? "yes" : "**no**");
  }
}
