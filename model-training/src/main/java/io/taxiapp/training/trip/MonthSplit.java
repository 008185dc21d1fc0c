package io.taxiapp.training.trip;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Months split by time: those to train on, and a later one to test on.
public record MonthSplit(List<TripMonth> trainedOn, TripMonth triedOn) {
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
  public static List<MonthSplit> all(TrainingMonths months) {
    List<MonthSplit> splits = found(PUBLISHED, months);
    MonthSplit newest = newest(months.read());
    if (!splits.contains(newest)) {
      splits.add(newest);
    }
    return splits;
  }

  /// Those of some that there are records for.
  ///
  /// @param named months of each, the last of them to be tried
  public static List<MonthSplit> found(List<List<String>> named, TrainingMonths months) {
    List<MonthSplit> found = new ArrayList<>();
    for (List<String> names : named) {
      List<TripMonth> read =
          names.stream().map(YearMonth::parse).flatMap(m -> months.find(m).stream()).toList();
      if (read.size() == names.size()) {
        found.add(new MonthSplit(read.subList(0, read.size() - 1), read.getLast()));
      }
    }
    return found;
  }

  private static MonthSplit newest(List<TripMonth> chosen) {
    TripMonth last = chosen.getLast();
    if (chosen.size() > 1) {
      return new MonthSplit(chosen.subList(0, chosen.size() - 1), last);
    }
    int cut = (int) (last.rides().size() * TRAINED_ON);
    return new MonthSplit(List.of(last.until(cut)), last.from(cut));
  }
}
