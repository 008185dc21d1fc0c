package io.taxiapp.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.OracleVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReplayAccuracyTest {

  private static final ReplayResult NOTHING =
      new ReplayResult(List.of(), Map.of(), new OracleVerdict(List.of(), List.of(), List.of()));

  @Test
  void pricesAreJudgedByWhatWasReallyPaid() {
    assertThat(table(true)).contains("tip by card", "cost before tip").doesNotContain("no real");
  }

  @Test
  void ofRidesWithoutARealFareOnlyDurationsAreJudgedAndThatIsSaid() {
    assertThat(table(false))
        .contains("corrected duration, last", "generated rides have no real fare")
        .doesNotContain("tip by card", "cost before tip");
  }

  private static String table(boolean realFares) {
    return String.join("\n", new ReplayAccuracy(NOTHING, Optional.empty(), realFares).lines());
  }
}
