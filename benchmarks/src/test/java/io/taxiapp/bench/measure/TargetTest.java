package io.taxiapp.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"0.89, MISSED", "0.9, MET", "1.1, MET", "1.11, MISSED"})
  void whatIsToStayFlatMayGoNeitherUpNorDown(double figure, TargetVerdict verdict) {
    assertThat(Target.between(0.9, 1.1).judge(figure)).isEqualTo(verdict);
  }
}
