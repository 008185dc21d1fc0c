package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.cli.Taxi;
import io.taxiapp.local.SourceTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A replay in which things go wrong, through the command line. It ends with the line that the
/// README shows of the demo, which is a replay on a stack of its own.
@Timeout(600)
@OnSharedStack
final class DisturbedReplayIT {

  @Test
  void calledTwiceLateAndMalformedEveryRideGetsItsPredictionsOnce(LocalRun run) throws Exception {
    long before = run.deadLetters();
    var out = new StringWriter();
    var command = Taxi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

    int status =
        command.execute(
            "replay",
            "--url=" + run.stack().backend(),
            "--kafka=" + run.stack().settings().bootstrapServers(),
            "--rides=40",
            "--patience=180",
            "--speed=300",
            "--incident=zone=74,from=PT0S,slowdown=3,for=PT2H",
            "--duplicates=0.3",
            "--late=0.3",
            "--malformed=0.2");

    System.out.println(out);
    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("rides affected by the incident", "other rides", "corrected duration, last")
        .contains("every accepted ride got each of its predictions exactly once")
        .doesNotContain("not reported");
    assertThat(run.deadLetters()).isGreaterThan(before);
    assertThat(Files.readAllLines(SourceTree.find().root().resolve("README.md")))
        .extracting(DisturbedReplayIT::withoutFigures)
        .contains(withoutFigures(out.toString().lines().toList().getLast()));
  }

  private static String withoutFigures(String line) {
    return line.replaceAll("=\\d+", "=");
  }
}
