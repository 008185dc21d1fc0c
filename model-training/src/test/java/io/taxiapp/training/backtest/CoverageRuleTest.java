package io.taxiapp.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.model.ModelCard.BackTest;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverageRuleTest {

  @ParameterizedTest
  @CsvSource({
    "duration, all, '', 9000, 0.77, ok",
    "duration, all, '', 9000, 0.76, MISSED",
    "duration, card, payment, 9000, 0.71, ok",
    "duration, card, payment, 9000, 0.69, MISSED",
    "duration, card, payment, 9000, 0.91, MISSED",
    "duration, picked up in Bronx, borough, 500, 0.69, MISSED",
    "duration, picked up in Bronx, borough, 499, 0.69, reported",
    "corrected-duration, all, '', 12000, 0.76, MISSED",
    "corrected-duration, at 50 % of the way, share of the way, 3000, 0.76, ok",
    "corrected-duration, at 50 % of the way, share of the way, 3000, 0.69, MISSED",
    "corrected-duration, driven 2 to 5 km, distance, 3000, 0.76, ok",
    "tip, all, '', 9000, 0.95, reported",
    "tip, cash, payment, 9000, 1, reported",
    "tip, card, payment, 9000, 0.76, MISSED",
    "tip, 'card, picked up in Bronx', borough, 9000, 0.76, ok",
    "tip, without payment type, payment, 9000, 0.69, MISSED",
  })
  void coverageIsJudgedOverallAndMoreMildlyBySegment(
      String target, String segment, String by, long rows, double coverage, String verdict) {
    assertThat(CoverageRule.of(target, line(segment, by, rows, coverage)).verdict())
        .isEqualTo(verdict);
  }

  private static BackTest line(String segment, String by, long rows, double coverage) {
    return new BackTest(
        "2023-01",
        "2023-02",
        segment,
        rows,
        "minutes",
        1,
        1,
        0,
        coverage,
        "",
        Optional.of(by).filter(name -> !name.isEmpty()),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }
}
