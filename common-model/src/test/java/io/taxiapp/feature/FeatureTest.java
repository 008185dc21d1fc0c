package io.taxiapp.feature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FeatureTest {
  /// What only the meter knows, when the ride is over.
  private static final Feature METERED =
      new Feature("meteredKm", "km", KnownAt.COMPLETION, (_, _) -> 1);

  @ParameterizedTest
  @EnumSource(
      value = KnownAt.class,
      names = {"REQUEST", "PROGRESS"})
  void whatIsKnownWhenTheRideIsOverIsNoFeatureOfAModelThatRunsBefore(KnownAt runsAt) {
    assertThatThrownBy(() -> METERED.checkKnownAt(runsAt))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected features known at %s, when the model runs; found meteredKm, known at COMPLETION",
            runsAt);
  }

  @ParameterizedTest
  @EnumSource(KnownAt.class)
  void whatIsKnownAtTheRequestIsAFeatureOfAnyModel(KnownAt runsAt) {
    assertThatCode(() -> Features.named("weekday").checkKnownAt(runsAt)).doesNotThrowAnyException();
  }
}
