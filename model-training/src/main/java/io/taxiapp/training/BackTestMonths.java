package io.taxiapp.training;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A back-test to run: months to train on, and a later one to try the result on.
record BackTestMonths(List<Month> trainedOn, Month triedOn) {
  /// Those that published work used.
  private static final List<List<String>> PUBLISHED =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2022-01", "2022-02"),
          List.of("2023-01", "2023-02"));

  /// The published ones of which there are months; then the newest of the months to train on, after
  /// the others.
  static List<BackTestMonths> all(TrainingMonths months) {
    List<BackTestMonths> trials = new ArrayList<>();
    for (List<String> pair : PUBLISHED) {
      Optional<Month> before = months.find(YearMonth.parse(pair.getFirst()));
      Optional<Month> after = months.find(YearMonth.parse(pair.getLast()));
      if (before.isPresent() && after.isPresent()) {
        trials.add(new BackTestMonths(List.of(before.get()), after.get()));
      }
    }
    List<Month> chosen = months.read();
    if (chosen.size() > 1) {
      BackTestMonths newest =
          new BackTestMonths(chosen.subList(0, chosen.size() - 1), chosen.getLast());
      if (!trials.contains(newest)) {
        trials.add(newest);
      }
    }
    return trials;
  }
}
