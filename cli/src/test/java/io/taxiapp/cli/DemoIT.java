package io.taxiapp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.SourceTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The first stack that a build starts: its processes write down their classes when they stop, and
/// those of the system tests start from them.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class DemoIT {

  @Test
  void itEndsWithTheLineThatTheReadmeShows() throws Exception {
    var out = new StringWriter();
    var command = Taxi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

    int status = command.execute("demo", "--rides=60", "--patience=180");

    assertThat(status).as(out.toString()).isZero();
    var last = out.toString().lines().toList().getLast();
    assertThat(last)
        .startsWith("rides=60 accepted=60 duration=")
        .contains(" missing=0 duplicates=0 ");
    assertThat(Files.readAllLines(SourceTree.find().root().resolve("README.md")))
        .extracting(DemoIT::withoutFigures)
        .contains(withoutFigures(last));
  }

  private static String withoutFigures(String line) {
    return line.replaceAll("=\\d+", "=");
  }
}
