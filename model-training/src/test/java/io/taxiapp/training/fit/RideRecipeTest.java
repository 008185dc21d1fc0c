package io.taxiapp.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.model.BundleJson;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RideRecipeTest {
  private static final ForestSettings SMALL = new ForestSettings(1, 2, 0.1, 1, 1, 1);

  @Test
  void aFeatureThatIsKnownOnlyOnTheWayIsNoFeatureOfARequest() {
    assertThatThrownBy(() -> recipe("centroidKm", "drivenKmh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected features known at REQUEST, when the model runs; found drivenKmh, known at PROGRESS");
  }

  @Test
  void whatIsKnownAtTheRequestMakesARecipe() {
    assertThat(recipe("centroidKm", "weekday").features()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aShippedBundleWasTrainedByItsRecipe(RideTarget target) {
    RideRecipe recipe =
        RideRecipes.all().stream().filter(one -> one.target() == target).findAny().orElseThrow();

    try (ModelBundle bundle = ModelBundle.load(Path.of("..", "models", target.modelName()))) {
      JsonNode settings = bundle.card().training().settings();
      assertThat(bundle.card().featureNames()).isEqualTo(recipe.featureNames());
      // As text: keys and their order are bytes of the bundle.
      assertThat(settings.get("valueObjective")).hasToString(json(recipe.point().parameters()));
      assertThat(settings.get("value")).hasToString(json(recipe.pointSettings()));
      assertThat(settings.get("quantiles")).hasToString(json(recipe.quantiles()));
    }
  }

  private static String json(Object value) {
    return BundleJson.MAPPER.valueToTree(value).toString();
  }

  private static RideRecipe recipe(String... features) {
    return new RideRecipe(
        RideTarget.DURATION, List.of(features), new Objective.Mean(), SMALL, SMALL);
  }
}
