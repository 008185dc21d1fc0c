package io.taxiapp.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccuracyRowTest {

  @ParameterizedTest
  @CsvSource({
    "5.98, -Infinity, 5.99, ok",
    "5.99, -Infinity, 5.99, ok",
    "6.00, -Infinity, 5.99, MISSED",
    "0.76, 0.77, 0.83, MISSED",
    "0.80, 0.77, 0.83, ok",
    "0.84, 0.77, 0.83, MISSED",
    "NaN, -Infinity, 5.99, MISSED",
    "-0.1, -Infinity, Infinity, reported",
    "NaN, -Infinity, Infinity, reported",
  })
  void aFigureHoldsWithinItsBoundsAndIsReportedWithoutAny(
      double found, double min, double max, String verdict) {
    assertThat(new AccuracyRow("x", "a to b", 1, "RMSE", found, min, max, "").verdict())
        .isEqualTo(verdict);
  }
}
