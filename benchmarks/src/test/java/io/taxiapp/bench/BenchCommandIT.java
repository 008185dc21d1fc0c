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

    for (int row = 1; row <= 14; row++) {
      assertThat(out.toString()).contains("P" + row + " ");
    }
  }

  @Test
  void aRowThatIsNotThereIsRefusedByName() {
    assertThat(run("--only", "P1,P15")).isEqualTo(2);
    assertThat(out.toString()).contains("found P15");
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

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments);
  }
}
