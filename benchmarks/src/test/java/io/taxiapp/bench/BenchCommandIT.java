package io.taxiapp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.bench.report.BenchReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The command itself; how long anything takes is not tested.
class BenchCommandIT {

  private final StringWriter out = new StringWriter();

  @Test
  void aRowIsMeasuredCheckedPrintedAndWritten(@TempDir Path directory) throws IOException {
    int status = run("--quick", "--only", "P1", "--report", directory.toString());

    var report = BenchReport.read(directory.resolve(BenchReport.JSON_FILE));
    assertThat(report.results())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.findings()).isEmpty();
              assertThat(result.figures()).hasSize(3);
            });
    // On a machine with other work the null check may not hold.
    assertThat(status).isEqualTo(report.fails() ? 1 : 0);
    assertThat(out.toString()).contains("bare OrtSession.run", "heap of our own code");
  }

  @Test
  void everyRowOfTheTableIsListed() {
    assertThat(run("--list")).isZero();

    for (int row = 1; row <= 15; row++) {
      assertThat(out.toString()).contains("P" + row + " ");
    }
  }

  @Test
  void aRowThatIsNotThereIsRefusedByName() {
    assertThat(run("--only", "P1,P16")).isEqualTo(2);
    assertThat(out.toString()).contains("found P16");
  }

  @ParameterizedTest
  @CsvSource({
    "--instances, '1,13', 'expected numbers from 1 to 12, one a partition, found [1, 13]'",
    "--instances, 0, 'found [0]'",
    "--backlog, 0, 'expected requests, found 0'"
  })
  void instancesWithoutWorkAreRefused(String option, String value, String found) {
    assertThat(run("--only", "P15", option, value)).isEqualTo(2);
    assertThat(out.toString()).contains(option + ": ", found);
  }

  @Test
  void aFirstImpressionIsNoPage(@TempDir Path directory) {
    var page = directory.resolve("page.md");

    assertThat(run("--quick", "--page", page.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("found --quick");
    assertThat(page).doesNotExist();
  }

  @Test
  void figuresOfAnotherVersionAreRefusedBeforeAnythingIsMeasured(@TempDir Path directory)
      throws IOException {
    var json = Files.writeString(directory.resolve(BenchReport.JSON_FILE), "{\"results\":[]}");

    assertThat(run("--quick", "--only", "P1", "--report", directory.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("--report: expected", json.toString(), "machines");
    assertThat(json).hasContent("{\"results\":[]}");
  }

  private int run(String words) {
    return run(words.split(" "));
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments);
  }
}
