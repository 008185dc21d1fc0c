package io.taxiapp.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.training.forest.ForestSettings;
import io.taxiapp.training.forest.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static RideRecipe recipe(String... features) {
    return new RideRecipe(
        RideTarget.DURATION, List.of(features), new Objective.Mean(), SMALL, SMALL);
  }
}
