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
    /// Candidate minus baseline.
    DIFFERENCE
  }

  public static Figure ratio(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.RATIO, target);
  }

  /// Operations per unit of the measure.
  public static Figure rate(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.RATE, target);
  }

  public static Figure difference(String name, Measure measure, Target target) {
    return new Figure(name, measure, Kind.DIFFERENCE, target);
  }

  double of(Sample baseline, Sample candidate) {
    double before = baseline.of(measure);
    double after = candidate.of(measure);
    return switch (kind) {
      case RATIO -> divided(after, before);
      case RATE -> divided(before, after);
      case DIFFERENCE -> after - before;
    };
  }

  /// The baseline against itself, whatever the figure is.
  double againstItself(Sample baseline, Sample again) {
    return divided(again.of(measure), baseline.of(measure));
  }

  private static double divided(double above, double below) {
    return above == below ? 1 : above / below;
  }
}
