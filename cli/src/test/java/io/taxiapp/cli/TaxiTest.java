package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaxiTest {

  private static final int USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains(
            "demo",
            "up",
            "replay",
            "drive",
            "check",
            "chaos",
            "dead-letters",
            "train",
            "accuracy",
            "evaluate",
            "card",
            "bench",
            "Try it:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "replay",
        "drive",
        "containers",
        "check",
        "chaos",
        "dead-letters",
        "train",
        "accuracy",
        "evaluate",
        "card",
        "zone-shapes"
      })
  void everyCommandHasHelpWithItsOptions(String command) {
    assertThat(run(command, "--help")).isZero();

    assertThat(out.toString()).contains("Usage: taxi " + command, "--");
  }

  @Test
  void containersVerifyHasHelpWithItsOptions() {
    assertThat(run("containers", "verify", "--help")).isZero();

    assertThat(out.toString()).contains("Usage: taxi containers verify", "--keep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --trips trips.parquet --generated",
        "demo --rides many",
        "replay --generated",
        "replay --url http://127.0.0.1:1 --speed 0",
        "replay --url http://127.0.0.1:1 --speed NaN",
        "up --port http",
        "drive",
        "drive 42",
        "drive 545a3623-11a7-5811-85ee-babfeea10104 --speed 0",
        "drive 545a3623-11a7-5811-85ee-babfeea10104 --url nonsense",
        "containers",
        "containers verify --rides many",
        "fly"
      })
  void aCommandLineThatMakesNoSenseIsAUsageError(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(USAGE);
  }

  @Test
  void aReplayOfNoRidesIsRefusedWithWhatWasExpected() {
    assertThat(run("replay", "--url", "http://127.0.0.1:1", "--rides", "0")).isNotZero();

    assertThat(err.toString()).contains("--rides: expected at least 1, found 0");
  }

  @Test
  void aRideOfABackendThatDoesNotAnswerIsNotDriven() {
    var ride = "545a3623-11a7-5811-85ee-babfeea10104";
    assertThat(run("drive", ride, "--url", "http://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString()).contains("http://127.0.0.1:1: expected an answer, found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "dead-letters list", "dead-letters replay"})
  void aCommandConfigThatIsNotThereIsNamed(String command) {
    assertThat(run((command + " --command-config no.properties").split(" ", -1))).isNotZero();

    assertThat(err.toString())
        .contains("--command-config: expected a file of properties", "no.properties");
  }

  @Test
  void aFileOfTripsThatIsNotThereIsNamed() {
    assertThat(run("replay", "--url", "http://127.0.0.1:1", "--trips", "no.parquet")).isNotZero();

    assertThat(err.toString()).contains("no.parquet: expected a Parquet file, found none");
  }

  private int run(String... arguments) {
    return Taxi.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
