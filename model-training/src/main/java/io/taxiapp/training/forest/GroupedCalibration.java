package io.taxiapp.training.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// An [IntervalCalibration] for each of some groups of rows, each calibrated by itself: one may
/// drift, or scatter, where the others do not (Mondrian conformal prediction).
///
/// @param rest of rows that are in no group
/// @param groups a row belongs to the first that contains it
public record GroupedCalibration(IntervalCalibration rest, List<Group> groups) {
  private static final int BLOCKS = 4;

  /// Rows and the calibration of their interval.
  public record Group(RowGroup rows, IntervalCalibration calibration) {}

  public static GroupedCalibration uniform(IntervalCalibration all) {
    return new GroupedCalibration(all, List.of());
  }

  /// Learns quantiles from the first quarter of the rows, from two, and from three, and looks each
  /// time how the next quarter lies to them: at each end of each group's interval, the worst of
  /// them counts.
  ///
  /// @param rows in the order of time
  /// @param labels as they stand when so many of the first are known
  public static GroupedCalibration worstOfLaterBlocks(
      List<float[]> rows,
      IntFunction<float[]> labels,
      ForestSettings settings,
      List<RowGroup> rowGroups) {
    List<ConformityScores> later =
        IntStream.range(1, BLOCKS)
            .mapToObj(
                block -> {
                  int seen = rows.size() * block / BLOCKS;
                  int until = rows.size() * (block + 1) / BLOCKS;
                  return ConformityScores.of(
                      rows, labels.apply(seen), new float[0], settings, seen, until);
                })
            .toList();
    List<Group> groups = new ArrayList<>();
    Predicate<float[]> left = _ -> true;
    for (RowGroup group : rowGroups) {
      groups.add(new Group(group, worst(later, left.and(group::contain))));
      left = left.and(row -> !group.contain(row));
    }
    return new GroupedCalibration(worst(later, left), groups);
  }

  private static IntervalCalibration worst(
      List<ConformityScores> blocks, Predicate<float[]> chosen) {
    return blocks.stream()
        .map(scores -> scores.calibration(chosen))
        .reduce(IntervalCalibration::orWider)
        .orElse(IntervalCalibration.NONE);
  }

  /// That of a row.
  IntervalCalibration of(float[] row) {
    for (Group group : groups) {
      if (group.rows().contain(row)) {
        return group.calibration();
      }
    }
    return rest;
  }
}
