package io.taxiapp.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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

  /// Generated clients tell them apart by the document.
  @Test
  void soDoesTheOpenApiDocument() throws Exception {
    try (var document = getClass().getResourceAsStream("/META-INF/swagger/taxiapp.yml")) {
      var type =
          new YAMLMapper().readTree(document).at("/components/schemas/Problem/properties/type");

      assertThat(type.get("enum").valueStream().map(JsonNode::asText))
          .containsExactlyElementsOf(
              ProblemTypes.ALL.stream().map(name -> "urn:taxiapp:problem:" + name).toList());
    }
  }

  @Test
  void aProblemOfNoListedTypeCannotBeMade() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Problem.of(400, "made-up", "Title", "detail"))
        .withMessageContaining("made-up");
  }
}
