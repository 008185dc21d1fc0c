package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import io.taxiapp.verification.fault.ChaosReport;
import io.taxiapp.verification.fault.Fault;
import io.taxiapp.verification.fault.Faults;
import io.taxiapp.verification.fault.Size;
import io.taxiapp.verification.fault.Trial;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Some faults of the catalogue, one after the other on one stack under load: starting one takes
/// longer than breaking it. A class each, so that two go on at a time.
@Timeout(600)
abstract class Proof {

  private static final int RIDES_A_SECOND = 1;

  private final List<String> faults;

  Proof(String... faults) {
    this.faults = List.of(faults);
  }

  final List<String> faults() {
    return faults;
  }

  @Test
  void whateverIsBrokenNothingIsLostAndNothingIsThereTwice(@TempDir Path directory)
      throws Exception {
    var inTurn = Faults.inTurn(faults.stream().map(Proof::fault).toList());

    var trial = new Trial(inTurn, Size.TEST, SourceTree.find(), RIDES_A_SECOND);
    var result = trial.run(directory, System.out::println);

    System.out.println(result.seconds() + " s");
    assertThat(ChaosReport.all(result)).isEmpty();
    assertThat(result.rides()).isGreaterThan(RIDES_A_SECOND);
    assertThat(result.acknowledged()).isPositive();
  }

  private static Fault fault(String name) {
    return Faults.all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
  }
}
