package io.taxiapp.bench.measure;

import java.util.List;

/// What came of one comparison.
///
/// @param at when it began, UTC
/// @param load what waited for a processor of the machine then, on average of a minute
/// @param beside time and heap per operation, if they were measured
/// @param findings what was wrong with the outputs, or why it could not be measured: then there are
///     no figures
public record Result(
    String row,
    String what,
    String against,
    String at,
    double load,
    int rounds,
    List<Measured> figures,
    List<Beside> beside,
    List<String> findings) {

  public Result {
    figures = List.copyOf(figures);
    beside = List.copyOf(beside);
    findings = List.copyOf(findings);
  }

  /// One figure.
  ///
  /// @param baseline the median of its samples, of an amount their mean; as is that of the
  ///     candidate
  /// @param figure of the pairs
  /// @param itself the baseline against itself
  /// @param pairs the figure of each round
  public record Measured(
      String name,
      Measure measure,
      Figure.Kind kind,
      double baseline,
      double candidate,
      MedianEstimate figure,
      MedianEstimate itself,
      String target,
      TargetVerdict verdict,
      List<Double> pairs) {

    /// A figure that nobody set a target for is only shown, void or not.
    private boolean fails() {
      return verdict.isError() && !target.isEmpty();
    }
  }

  /// What an operation took beside the figures, medians of both sides.
  public record Beside(Measure measure, double baseline, double candidate) {}

  /// Whether the run is to end with an error.
  public boolean fails() {
    return !findings.isEmpty() || figures.stream().anyMatch(Measured::fails);
  }
}
