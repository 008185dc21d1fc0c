package io.taxiapp.training.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"duration", "corrected-duration", "tip", "cost"})
  void theCardOfAShippedBundleSaysItsWords(String name) {
    ModelText text = ModelText.of(name);

    try (ModelBundle bundle = ModelBundle.load(Path.of("..", "models", name))) {
      ModelCard card = bundle.card();
      assertThat(text.filter()).isEqualTo(card.training().filter());
      assertThat(text.intendedUse()).isEqualTo(card.intendedUse());
      assertThat(text.caveats()).isEqualTo(card.caveats());
      assertThat(text.sources()).isEqualTo(card.sources());
    }
  }

  @Test
  void aModelWithoutWordsIsNamed() {
    assertThatThrownBy(() -> ModelText.of("fare"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the text fare.md, found none");
  }

  @Test
  void aLineOfATemplateTakesAsManyLinesAsItsValueHas() {
    Template template = new Template("{name}: {digest}\n{rows}\n{none}\n{name}.\n");

    assertThat(
            template.fill(Map.of("name", "tip", "digest", "$1 {rows}", "rows", "1\n2", "none", "")))
        .isEqualTo("tip: $1 {rows}\n1\n2\ntip.\n");
  }

  @Test
  void aPlaceWithoutAValueIsNamed() {
    assertThatThrownBy(() -> new Template("{name}").fill(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a value of name");
  }
}
