package io.taxiapp.bench.measure;

/// One figure of a comparison.
///
/// @param name what is divided by what, without the sides' names
public record Figure(String name, Measure measure, Kind kind, Target target) {

  /// How two samples make a figure.
  public enum Kind {
    /// Candidate over baseline.
    RATIO,
    /// Work per measure: baseline over candidate.
    RATE,
    /// The candidate alone.
    AMOUNT,
    /// Candidate minus baseline; only earlier reports have it.
    DIFFERENCE
  }

  public static Figure ratio(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.RATIO, target);
  }

  /// Operations per unit of the measure.
  public static Figure rate(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.RATE, target);
  }

  /// What ours takes, whatever the baseline does.
  public static Figure amount(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.AMOUNT, target);
  }

  boolean hasTarget() {
    return !(target instanceof Target.None);
  }

  double of(Sample baseline, Sample candidate) {
    double before = baseline.of(measure);
    double after = candidate.of(measure);
    return switch (kind) {
      case RATIO -> divided(after, before);
      case RATE -> divided(before, after);
      case AMOUNT -> after;
      case DIFFERENCE -> after - before;
    };
  }

  /// The baseline against itself; 1 for an amount, which is divided by nothing.
  double againstItself(Sample baseline, Sample again) {
    return kind == Kind.AMOUNT ? 1 : divided(again.of(measure), baseline.of(measure));
  }

  private static double divided(double above, double below) {
    return above == below ? 1 : above / below;
  }
}
