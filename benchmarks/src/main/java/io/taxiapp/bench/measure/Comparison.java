package io.taxiapp.bench.measure;

import java.util.List;

/// A pair that is still to be set up, and the figures that are wanted of it.
///
/// @param row of the table of targets, such as `P1`
/// @param what ours is
/// @param against what it is compared with
/// @param rounds that are measured, after some that are not
public record Comparison(
    String row,
    String what,
    String against,
    List<Figure> figures,
    int warmUps,
    int rounds,
    Setup setup) {

  public Comparison {
    figures = List.copyOf(figures);
  }

  /// Sets the two up; the pair is closed after the last round.
  @FunctionalInterface
  public interface Setup {
    Pair open() throws Exception;
  }
}
