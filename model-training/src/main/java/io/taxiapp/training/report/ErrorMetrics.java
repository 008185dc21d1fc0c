package io.taxiapp.training.report;

import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.model.ModelCard.Spread;
import java.util.Optional;
import java.util.OptionalDouble;

/// How far predictions are from what happened. Mutable: add rows, then read.
public final class ErrorMetrics {
  private static final int CENTS_OF_A_DOLLAR = 100;

  private long rows;
  private double squares;
  private double absolutes;
  private double differences;
  private double actuals;
  private double actualSquares;
  private long covered;
  private long withinHundred;

  public void add(double predicted, double p10, double p90, double actual) {
    double difference = predicted - actual;
    rows++;
    squares += difference * difference;
    absolutes += Math.abs(difference);
    differences += difference;
    actuals += actual;
    actualSquares += actual * actual;
    if (Math.abs(difference) <= CENTS_OF_A_DOLLAR) {
      withinHundred++;
    }
    if (actual >= p10 && actual <= p90) {
      covered++;
    }
  }

  public long rows() {
    return rows;
  }

  public double rootMeanSquare() {
    return Math.sqrt(squares / rows);
  }

  public double meanAbsolute() {
    return absolutes / rows;
  }

  /// Mean of predicted minus actual.
  double bias() {
    return differences / rows;
  }

  /// Share of the actuals between p10 and p90.
  double coverage() {
    return (double) covered / rows;
  }

  /// Share of the actuals' variance that the predictions explain; none where there is no variance.
  private OptionalDouble r2() {
    double variance = actualSquares - actuals * actuals / rows;
    return variance > rows * 1e-6
        ? OptionalDouble.of(rounded(1 - squares / variance))
        : OptionalDouble.empty();
  }

  private OptionalDouble withinOneDollar(ReportUnit unit) {
    return unit == ReportUnit.DOLLARS
        ? OptionalDouble.of(rounded((double) withinHundred / rows))
        : OptionalDouble.empty();
  }

  /// One line of a model card's table, in the report's unit.
  public BackTest describe(
      String trainedOn,
      String triedOn,
      Segment segment,
      ReportUnit unit,
      String comparedWith,
      Optional<Spread> spread) {
    return new BackTest(
        trainedOn,
        triedOn,
        segment.label(),
        rows,
        unit.label(),
        rounded(unit.from(rootMeanSquare())),
        rounded(unit.from(meanAbsolute())),
        rounded(unit.from(bias())),
        rounded(coverage()),
        comparedWith,
        segment.by() == Segment.By.NOTHING ? Optional.empty() : Optional.of(segment.by().label()),
        r2(),
        withinOneDollar(unit),
        spread);
  }

  public static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
