package io.taxiapp.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.MedianEstimate;
import io.taxiapp.bench.measure.Result;
import io.taxiapp.bench.measure.TargetVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

  private static final Machine MACHINE = new Machine("a processor", 2, "Linux 6", "JVM 25");

  private static final Machine OTHER_MACHINE = new Machine("another", 2, "Linux 6", "JVM 25");

  @Test
  void aTableTellsBothSidesTheFigureItsIntervalTheTargetAndTheNullCheck() {
    assertThat(report("P1", TargetVerdict.MET).markdown())
        .isEqualTo(
            """
            - P1: a processor, 2 processors, Linux 6, JVM 25

            |  | ours ÷ baseline | of | baseline | ours | figure | target | null |  |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | P1 | score ÷ bare session | time | 10 µs | 12.3 µs | 1.23 [1.2, 1.25] | ≤ 1.30 | 1 [0.99, 1.01] | met |

            Time and heap of one operation beside these, baseline → ours:

            |  | ours ÷ baseline | wall µs | CPU µs | heap B | rounds | at | load |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | P1 | score ÷ bare session | 10 → 12.3 | – | – | 9 | 2026-01-31T12:00:00Z | 0.5 |
            """);
  }

  @Test
  void whatWentWrongStandsBelow() {
    var result =
        new Result("P4", "ours", "theirs", "now", 0, 0, List.of(), List.of(), List.of("too late"));

    assertThat(new BenchReport(MACHINE, List.of(result)).markdown())
        .endsWith("- **P4 failed**: ours: too late");
  }

  @Test
  void aRunThatLeavesARowOutKeepsIt(@TempDir Path directory) throws IOException {
    report("P10", TargetVerdict.MISSED).write(directory);
    new BenchReport(OTHER_MACHINE, report("P9", TargetVerdict.MET).results()).write(directory);

    var both = BenchReport.read(directory.resolve(BenchReport.JSON_FILE));

    assertThat(both.results()).extracting(Result::row).containsExactly("P9", "P10");
    assertThat(both.machines()).containsExactly(entry("P10", MACHINE), entry("P9", OTHER_MACHINE));
    assertThat(directory.resolve(BenchReport.MARKDOWN_FILE))
        .content()
        .contains("- P9: another,", "- P10: a processor,");
  }

  @Test
  void aVoidFigureFailsTheRunAndAMissedOneDoesNot() {
    assertThat(report("P1", TargetVerdict.VOID).fails()).isTrue();
    assertThat(report("P1", TargetVerdict.MISSED).fails()).isFalse();
    assertThat(new BenchReport(MACHINE, List.of()).fails()).isTrue();
  }

  @Test
  void aPageGetsTheTablesBetweenItsMarks(@TempDir Path directory) throws IOException {
    var file = directory.resolve("page.md");
    Files.writeString(file, "before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nafter\n");

    new Page(file).put("new");

    assertThat(file)
        .content()
        .isEqualTo("before\n" + Page.BEGIN + "\nnew\n" + Page.END + "\nafter\n");
  }

  @Test
  void aPageWithoutMarksIsLeftAlone(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("page.md"), "nothing\n");

    assertThatThrownBy(() -> new Page(file).put("new")).hasMessageContaining(Page.BEGIN);
  }

  @Test
  void theTablesOfThePagesAreThoseOfTheirJson() throws IOException {
    var docs = Path.of("..", "docs");
    var report = BenchReport.read(docs.resolve("performance").resolve(BenchReport.JSON_FILE));

    assertThat(new Page(docs.resolve("performance.md")).part())
        .isEqualTo(report.markdown().strip());
    assertThat(new Page(docs.resolve("scaling.md")).part())
        .isEqualTo(new Limits(report).markdown().strip());
  }

  private static BenchReport report(String row, TargetVerdict verdict) {
    var measured =
        new Result.Measured(
            "time",
            Measure.WALL,
            Figure.Kind.RATIO,
            10,
            12.3,
            new MedianEstimate(1.23, 1.2, 1.25),
            new MedianEstimate(1, 0.99, 1.01),
            "≤ 1.30",
            verdict,
            List.of(1.23));
    var result =
        new Result(
            row,
            "score",
            "bare session",
            "2026-01-31T12:00:00Z",
            0.5,
            9,
            List.of(measured),
            List.of(new Result.Beside(Measure.WALL, 10, 12.3)),
            List.of());
    return new BenchReport(MACHINE, List.of(result));
  }
}
