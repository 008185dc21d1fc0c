package io.taxiapp.training.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.training.MadeUpData;
import io.taxiapp.training.TrainCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CardFilesTest {
  private static final Path PAGES = Path.of("..", "docs", "models");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"duration", "corrected-duration", "tip", "cost"})
  void thePageOfAShippedBundleIsWhatItsCardSays(String name) throws IOException {
    CardFiles.write(Path.of("..", "models", name), directory);

    assertThat(Files.readString(PAGES.resolve(name + ".md")))
        .as("docs/models/%s.md; `./taxi card --bundle models/%s` writes it", name, name)
        .isEqualTo(Files.readString(directory.resolve(name + ".md")));
    // Not the charts' bytes: where fonts differ, texts lie elsewhere.
    assertThat(charts(PAGES, name)).isEqualTo(charts(directory, name));
  }

  @Test
  void aPageHasTheSectionsOfMitchellEtAl() throws IOException {
    CardFiles.write(Path.of("..", "models", "tip"), directory);

    assertThat(Files.readAllLines(directory.resolve("tip.md")))
        .filteredOn(line -> line.startsWith("## "))
        .containsExactly(
            "## Model details",
            "## Intended use",
            "## Factors",
            "## Metrics",
            "## Evaluation data",
            "## Training data",
            "## Quantitative analyses",
            "## Ethical considerations",
            "## Caveats and recommendations");
    assertThat(Files.readString(directory.resolve("tip.md")))
        .contains("- Card: ", "- Cash: always 0", "- Payment not known at the request: ");
  }

  @Test
  void trainingWritesThePageWithItsChartsTheSameEachTime() throws IOException {
    MadeUpData.writeMonth(directory, "2023-01", 600);
    MadeUpData.writeMonth(directory, "2023-02", 600);
    train("once");
    // That training twice gives the same bundle is shown by CommandsTest.
    Path again = Files.createDirectory(directory.resolve("again"));
    CardFiles.write(directory.resolve("once/models/duration"), again);

    Path once = directory.resolve("once/docs/models");
    assertThat(charts(once, "duration"))
        .containsExactly(
            "duration-calibration.svg", "duration-features.svg", "duration-residuals.svg");
    assertThat(Files.readString(once.resolve("duration.md")))
        .contains("![residuals](duration-residuals.svg)", "| picked up in Queens | ");
    try (Stream<Path> files = Files.list(once)) {
      for (Path file : files.toList()) {
        assertThat(again.resolve(file.getFileName())).hasSameTextualContentAs(file);
      }
    }
  }

  private void train(String out) {
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new TrainCommand())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(
                "--data",
                directory.toString(),
                "--parity-rows",
                "2000",
                "--only",
                "duration",
                "--out",
                directory.resolve(out).resolve("models").toString());
    assertThat(status).as(err.toString()).isZero();
  }

  private static List<String> charts(Path directory, String name) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.matches(name + "-(residuals|calibration|features)\\.svg"))
          .sorted()
          .toList();
    }
  }
}
