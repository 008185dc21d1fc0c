package io.taxiapp.training;

import io.taxiapp.model.ModelCard.BackTest;

/// How far predictions are from what happened. Mutable: add rows, then read.
final class Errors {
  private long rows;
  private double squares;
  private double absolutes;
  private double differences;
  private long covered;

  void add(double predicted, double p10, double p90, double actual) {
    double difference = predicted - actual;
    rows++;
    squares += difference * difference;
    absolutes += Math.abs(difference);
    differences += difference;
    if (actual >= p10 && actual <= p90) {
      covered++;
    }
  }

  long rows() {
    return rows;
  }

  double rootMeanSquare() {
    return Math.sqrt(squares / rows);
  }

  double meanAbsolute() {
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

  /// One line of a model card's table, in the report's unit.
  BackTest describe(
      String trainedOn, String triedOn, String segment, ReportUnit unit, String comparedWith) {
    return new BackTest(
        trainedOn,
        triedOn,
        segment,
        rows,
        unit.label(),
        rounded(unit.from(rootMeanSquare())),
        rounded(unit.from(meanAbsolute())),
        rounded(unit.from(bias())),
        rounded(coverage()),
        comparedWith);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
