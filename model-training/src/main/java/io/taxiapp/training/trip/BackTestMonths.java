package io.taxiapp.training.trip;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// A back-test to run: months to train on, and a later one to try the result on.
public record BackTestMonths(List<Month> trainedOn, Month triedOn) {
  /// Those that published work used.
  public static final List<List<String>> PUBLISHED =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2022-01", "2022-02"),
          List.of("2023-01", "2023-02"));

  /// Of a month that is alone.
  private static final double TRAINED_ON = 0.75;

  /// The published ones of which there are months; then the newest of the months to train on, after
  /// the others, or the last quarter of a single one.
  public static List<BackTestMonths> all(TrainingMonths months) {
    List<BackTestMonths> trials = found(PUBLISHED, months);
    BackTestMonths newest = newest(months.read());
    if (!trials.contains(newest)) {
      trials.add(newest);
    }
    return trials;
  }

  /// Those of some that there are records for.
  ///
  /// @param named months of each, the last of them to be tried
  public static List<BackTestMonths> found(List<List<String>> named, TrainingMonths months) {
    List<BackTestMonths> found = new ArrayList<>();
    for (List<String> names : named) {
      List<Month> read =
          names.stream().map(YearMonth::parse).flatMap(m -> months.find(m).stream()).toList();
      if (read.size() == names.size()) {
        found.add(new BackTestMonths(read.subList(0, read.size() - 1), read.getLast()));
      }
    }
    return found;
  }

  private static BackTestMonths newest(List<Month> chosen) {
    Month last = chosen.getLast();
    if (chosen.size() > 1) {
      return new BackTestMonths(chosen.subList(0, chosen.size() - 1), last);
    }
    int cut = (int) (last.rides().size() * TRAINED_ON);
    return new BackTestMonths(List.of(last.until(cut)), last.from(cut));
  }
}
