package io.taxiapp.bench.measure;

import java.util.List;

/// A pair that is still to be set up, and the figures that are wanted of it.
///
/// @param row of the table of targets, such as `P1`
/// @param what ours is
/// @param against what it is compared with
/// @param rounds that are measured, after some that are not
/// @param slices of a round: so many turns of both sides, put together
public record Comparison(
    String row,
    String what,
    String against,
    List<Figure> figures,
    int warmUps,
    int rounds,
    int slices,
    Setup setup) {

  public Comparison {
    figures = List.copyOf(figures);
  }

  /// Of rounds in one piece.
  public Comparison(
      String row,
      String what,
      String against,
      List<Figure> figures,
      int warmUps,
      int rounds,
      Setup setup) {
    this(row, what, against, figures, warmUps, rounds, 1, setup);
  }

  /// Sets the two up.
  @FunctionalInterface
  public interface Setup {
    /// Returns when both are warm.
    ///
    /// @param opened gets what is to be closed after the last round
    Pair open(OpenedResources opened) throws Exception;
  }
}
