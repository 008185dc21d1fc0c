package io.taxiapp.training.report;

import io.taxiapp.model.ModelCard.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How errors and quantiles are spread. Mutable: add rows, then describe. Keeps four bytes a row.
public final class ErrorDistribution {
  private static final int BINS = 40;

  /// So much of the errors is to lie within the bins; the rest is counted in the outermost.
  private static final double SHOWN = 0.99;

  private float[] errors = new float[1024];
  private int rows;
  private final long[] notAbove = new long[3];

  /// Adds a row.
  ///
  /// @param columns value, p10, p50, p90
  public void add(double[] columns, double actual) {
    if (rows == errors.length) {
      errors = Arrays.copyOf(errors, 2 * rows);
    }
    errors[rows++] = (float) (columns[0] - actual);
    for (int i = 0; i < notAbove.length; i++) {
      if (actual <= columns[i + 1]) {
        notAbove[i]++;
      }
    }
  }

  /// In the report's unit; nothing without rows.
  public Optional<Spread> describe(ReportUnit unit) {
    if (rows == 0) {
      return Optional.empty();
    }
    double width = binWidth(unit);
    Long[] counts = new Long[BINS];
    Arrays.fill(counts, 0L);
    for (int i = 0; i < rows; i++) {
      long bin = (long) Math.floor(unit.from(errors[i]) / width) + BINS / 2;
      counts[Math.clamp(bin, 0, BINS - 1)]++;
    }
    List<Double> shares = new ArrayList<>();
    for (long count : notAbove) {
      shares.add(ErrorMetrics.rounded((double) count / rows));
    }
    return Optional.of(new Spread(-BINS / 2.0 * width, width, List.of(counts), shares));
  }

  /// The smallest of 1, 2, 5 times a power of ten that shows enough.
  private double binWidth(ReportUnit unit) {
    float[] sorted = new float[rows];
    for (int i = 0; i < rows; i++) {
      sorted[i] = Math.abs(errors[i]);
    }
    Arrays.sort(sorted);
    double minWidth = unit.from(sorted[(int) (SHOWN * (rows - 1))]) / (BINS / 2.0);
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(minWidth, 0.001))));
    for (int step : List.of(1, 2, 5)) {
      if (step * power >= minWidth) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
