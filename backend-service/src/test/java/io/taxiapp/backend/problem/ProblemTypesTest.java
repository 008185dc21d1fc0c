package io.taxiapp.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProblemTypesTest {

  @Test
  void thePageForSubscribersListsThemAll() throws Exception {
    var listed =
        Files.readAllLines(Path.of("../docs/subscribing.md")).stream()
            .filter(line -> line.startsWith("| `urn:taxiapp:problem:"))
            .map(line -> line.split("`", 3)[1].replace("urn:taxiapp:problem:", ""));

    assertThat(listed).containsExactlyElementsOf(ProblemTypes.ALL);
  }

  @Test
  void aProblemOfNoListedTypeCannotBeMade() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Problem.of(400, "made-up", "Title", "detail"))
        .withMessageContaining("made-up");
  }
}
