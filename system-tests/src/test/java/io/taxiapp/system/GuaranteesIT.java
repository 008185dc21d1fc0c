package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.chaos.ChaosReport;
import io.taxiapp.local.chaos.Fault;
import io.taxiapp.local.chaos.Faults;
import io.taxiapp.local.chaos.Size;
import io.taxiapp.local.chaos.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each fault of the catalogue, some on one stack to save the start of another.
@Timeout(300)
final class GuaranteesIT {

  private static final int RIDES_A_SECOND = 4;

  /// The backend does not bound its requests in flight: `./taxi chaos --only overload` fails.
  private static final String DOES_NOT_HOLD_YET = "overload";

  static Stream<String> together() {
    return Stream.of(
        "kill-consumers,kill-backend,poison,bad-requests,broken-bundle",
        "stop-broker,kill-broker",
        "broker-absent,rolling-restarts,churn",
        "kill-consumers-without-state,freeze-consumer");
  }

  @ParameterizedTest
  @MethodSource("together")
  void whateverIsBrokenNothingIsLostAndNothingIsThereTwice(String names, @TempDir Path directory)
      throws Exception {
    proves(names, directory);
  }

  @Test
  void aStateVolumeThatRunsFullLosesNothing(@TempDir Path directory) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "LEFT OUT: only root may mount");

    proves("full-disk", directory);
  }

  @Test
  void everyFaultIsProvenHereAndStandsInTheGuarantees() throws IOException {
    var page = Files.readString(SourceTree.find().root().resolve("docs/GUARANTEES.md"));
    var proven =
        Stream.concat(
                together().flatMap(names -> Stream.of(names.split(","))),
                Stream.of("full-disk", DOES_NOT_HOLD_YET))
            .toList();

    assertThat(Faults.all())
        .extracting(Fault::name)
        .containsExactlyInAnyOrderElementsOf(proven)
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static void proves(String names, Path directory) throws Exception {
    var faults = List.of(names.split(",")).stream().map(GuaranteesIT::fault).toList();

    var result =
        new Trial(Faults.inTurn(faults), Size.TEST, SourceTree.find(), RIDES_A_SECOND)
            .run(directory);

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
