package io.taxiapp.training.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A [Widening] for each of some groups of rows, each calibrated by itself: one may drift, or
/// scatter, where the others do not (Mondrian conformal prediction).
///
/// @param rest of rows that are in no group
/// @param groups a row belongs to the first that contains it
public record Widenings(Widening rest, List<Group> groups) {
  private static final int BLOCKS = 4;

  /// Rows and their widening.
  public record Group(RowsApart rows, Widening widening) {}

  public static Widenings alike(Widening all) {
    return new Widenings(all, List.of());
  }

  /// Learns quantiles from the first quarter of the rows, from two, and from three, and looks each
  /// time how the next quarter lies to them: at each end of each group's interval, the worst of
  /// them counts.
  ///
  /// @param rows in the order of time
  /// @param labels as they stand when so many of the first are known
  public static Widenings worstOfLater(
      List<float[]> rows,
      IntFunction<float[]> labels,
      ForestSettings settings,
      List<RowsApart> apart) {
    List<Misses> later =
        IntStream.range(1, BLOCKS)
            .mapToObj(
                block -> {
                  int seen = rows.size() * block / BLOCKS;
                  int until = rows.size() * (block + 1) / BLOCKS;
                  return Misses.of(rows, labels.apply(seen), new float[0], settings, seen, until);
                })
            .toList();
    List<Group> groups = new ArrayList<>();
    Predicate<float[]> left = _ -> true;
    for (RowsApart of : apart) {
      groups.add(new Group(of, worst(later, left.and(of::contain))));
      left = left.and(row -> !of.contain(row));
    }
    return new Widenings(worst(later, left), groups);
  }

  private static Widening worst(List<Misses> blocks, Predicate<float[]> chosen) {
    return blocks.stream()
        .map(misses -> misses.widening(chosen))
        .reduce(Widening::orWider)
        .orElse(Widening.NONE);
  }

  /// That of a row.
  Widening of(float[] row) {
    for (Group group : groups) {
      if (group.rows().contain(row)) {
        return group.widening();
      }
    }
    return rest;
  }
}
