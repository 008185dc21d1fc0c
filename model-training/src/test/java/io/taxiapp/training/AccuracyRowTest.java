package io.taxiapp.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccuracyRowTest {

  @ParameterizedTest
  @CsvSource({
    "5.98, 0, 5.99, true",
    "5.99, 0, 5.99, true",
    "6.00, 0, 5.99, false",
    "0.76, 0.77, 0.83, false",
    "0.80, 0.77, 0.83, true",
    "0.84, 0.77, 0.83, false",
    "NaN, 0, 5.99, false",
  })
  void aFigureHoldsWithinItsBounds(double found, double least, double most, boolean holds) {
    assertThat(new AccuracyRow("x", "a to b", 1, "RMSE", found, least, most, "").holds())
        .isEqualTo(holds);
  }
}
