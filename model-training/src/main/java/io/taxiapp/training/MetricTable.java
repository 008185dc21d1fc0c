package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Back-tests as a table for people.
final class MetricTable {
  private MetricTable() {}

  static void print(PrintWriter console, List<BackTest> lines) {
    if (lines.isEmpty()) {
      return;
    }
    console.printf(
        "%-36s %-30s %-56s %8s %9s %9s %8s %9s  %s%n",
        "trained on", "tried on", "segment", "rows", "RMSE", "MAE", "p10-p90", "unit", "beside it");
    for (BackTest line : lines) {
      console.print(
          String.format(
              Locale.ROOT,
              "%-36s %-30s %-56s %8d %9.3f %9.3f %7.1f%% %9s  %s%n",
              line.trainedOn(),
              line.triedOn(),
              line.segment(),
              line.rows(),
              line.rmse(),
              line.mae(),
              line.coverage() * 100,
              line.unit(),
              line.comparedWith()));
    }
    console.flush();
  }
}
