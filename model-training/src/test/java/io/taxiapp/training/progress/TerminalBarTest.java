package io.taxiapp.training.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class TerminalBarTest {

  @Test
  void aBarIsDrawnAndItsLastStateStays() {
    var terminal = new ByteArrayOutputStream();

    try (var bar = TerminalBar.of("rides", 20, new PrintStream(terminal, true, UTF_8)).build()) {
      await().until(() -> terminal.size() > 0);
      bar.stepTo(20);
    }

    assertThat(terminal.toString(UTF_8))
        .contains("\rrides 100% [=========================] 20/20 0:0", "\n")
        .doesNotContain("\u001b");
  }

  @Test
  void aLineIsNoLongerThanATerminal() {
    var terminal = new ByteArrayOutputStream();

    try (var bar = TerminalBar.of("train", 3, new PrintStream(terminal, true, UTF_8)).build()) {
      await().until(() -> terminal.size() > 0);
      bar.setExtraMessage(" " + "x".repeat(100));
      bar.step();
    }

    assertThat(terminal.toString(UTF_8).strip().split("\r"))
        .allSatisfy(line -> assertThat(line.stripTrailing()).hasSizeLessThanOrEqualTo(79));
    assertThat(terminal.toString(UTF_8)).contains("train  33% [========>                ] 1/3 ");
  }
}
