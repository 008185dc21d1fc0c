package io.taxiapp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.cli.CommandsPage;
import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The script `taxi` answers from the page when it is asked for help, and knows a command by it.
final class CommandsPageTest {

  @Test
  void thePageSaysWhatTheCommandsSay() throws IOException {
    var page = SourceTree.find().root().resolve("docs/commands.md");

    assertThat(Files.readString(page))
        .as("docs/commands.md; ./taxi commands-page >page && mv page docs/commands.md fixes it")
        .isEqualTo(CommandsPage.of(Bench.commandLine()));
  }

  @Test
  void benchIsOneOfTheCommands() {
    assertThat(CommandsPage.of(Bench.commandLine())).contains("\n  bench  ", "## taxi bench\n");
  }
}
