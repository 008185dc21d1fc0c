package io.taxiapp.training;

import io.taxiapp.training.backtest.AccuracyReport;
import io.taxiapp.training.backtest.AccuracyRow;
import io.taxiapp.training.report.MetricTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `accuracy`: what the recipes reach against what they must.
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains each model on fixed months and tests it on a later month.",
      "Prints the errors, overall and by segment, next to the required figures. Exits with 0 only if",
      "every required figure holds and, without --split, none was left out.",
      "The ONNX model is what is tested. XGBoost predicts every tested row too: the command ends at a",
      "row where the two differ by more than 1 in 10,000 of the value (of 10 seconds or cents if it is",
      "smaller)."
    })
public final class AccuracyCommand implements Callable<Integer> {
  private static final Pattern SPLIT =
      Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2])):(\\d{4}-(?:0[1-9]|1[0-2]))");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Directory as for train, with the months of 2021 to 2023.")
  private Path data = Path.of(".");

  @Option(
      names = "--split",
      paramLabel = "TRAIN:VALIDATE",
      description =
          "Two months of the directory, such as 2024-05:2024-06, instead of those with published"
              + " figures. The required figures are then the errors of simple rules and the share of"
              + " actual values within the intervals.")
  private @Nullable String split;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    try {
      AccuracyReport report =
          split == null ? AccuracyReport.published(data) : AccuracyReport.of(data, split(split));
      for (AccuracyReport.BackTested backTest : report.backTests()) {
        MetricTable.print(spec.commandLine().getOut(), backTest.target(), backTest.lines());
      }
      print(spec.commandLine().getOut(), report.rows());
      report.rowsLeftOut().forEach(spec.commandLine().getOut()::println);
      report.notTested().forEach(what -> spec.commandLine().getErr().println("LEFT OUT: " + what));
      boolean hold = report.rows().stream().allMatch(row -> row.holds() || !row.isJudged());
      // Of months that somebody chose not every figure can be had.
      boolean whole = split != null || report.notTested().isEmpty();
      return hold && whole ? 0 : 1;
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private static AccuracyReport.Split split(String text) {
    Matcher months = SPLIT.matcher(text);
    if (!months.matches() || months.group(1).compareTo(months.group(2)) >= 0) {
      throw new IllegalArgumentException(
          "--split: expected a month and a later one, as 2024-05:2024-06, found " + text);
    }
    return new AccuracyReport.Split(months.group(1), months.group(2));
  }

  private static void print(PrintWriter console, List<AccuracyRow> rows) {
    console.printf(
        "%n%-56s %-64s %7s %-7s %8s %-14s %-8s %s%n",
        "target", "split", "rows", "metric", "found", "must be", "", "compared with");
    for (AccuracyRow row : rows) {
      console.println(
          String.format(
                  Locale.ROOT,
                  "%-56s %-64s %7d %-7s %8.3f %-14s %-8s %s",
                  row.target(),
                  row.split(),
                  row.rows(),
                  row.metric(),
                  row.found(),
                  row.mustBe(),
                  row.verdict(),
                  row.comparedWith())
              .stripTrailing());
    }
    long judged = rows.stream().filter(AccuracyRow::isJudged).count();
    long missed = rows.stream().filter(row -> row.isJudged() && !row.holds()).count();
    console.printf("judged=%d ok=%d missed=%d%n", judged, judged - missed, missed);
    console.flush();
  }
}
