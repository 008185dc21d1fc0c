package io.taxiapp.training.report;

import io.taxiapp.model.ModelCard.BackTest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Back-tests as tables for people, one for each pair of months, overall first, then by segment.
public final class MetricTable {
  private MetricTable() {}

  /// Prints the tables.
  ///
  /// @param target of the lines, as people call it
  public static void print(PrintWriter console, String target, List<BackTest> lines) {
    String shown = "";
    for (BackTest line : lines) {
      String head =
          "%s, trained on %s, tested on %s, in %s"
              .formatted(target, line.trainedOn(), line.triedOn(), line.unit());
      if (!head.equals(shown)) {
        console.printf(
            "%n%s%n%-36s %8s %9s %9s %9s %8s %7s %9s  %s%n",
            head, "", "rows", "RMSE", "MAE", "bias", "p10-p90", "R2", "within $1", "compared with");
        shown = head;
      }
      console.println(line(line));
    }
    console.flush();
  }

  private static String line(BackTest line) {
    return String.format(
            Locale.ROOT,
            "%-36s %8d %9.3f %9.3f %9.3f %7.1f%% %7s %9s  %s",
            line.segment(),
            line.rows(),
            line.rmse(),
            line.mae(),
            line.bias(),
            line.coverage() * 100,
            format("%.3f", line.r2(), 1),
            format("%.1f%%", line.withinOneDollar(), 100),
            line.comparedWith())
        .stripTrailing();
  }

  private static String format(String pattern, OptionalDouble value, double times) {
    return value.isPresent()
        ? String.format(Locale.ROOT, pattern, value.getAsDouble() * times)
        : "";
  }
}
