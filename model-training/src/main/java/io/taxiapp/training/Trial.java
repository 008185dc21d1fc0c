package io.taxiapp.training;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A back-test to run: months to train on, and a later one to try the result on.
record Trial(List<Month> trainedOn, Month triedOn) {
  /// Those that published work used.
  private static final List<List<String>> PUBLISHED =
      List.of(
          List.of("2021-01", "2021-02"),
          List.of("2022-01", "2022-02"),
          List.of("2023-01", "2023-02"));

  /// The published ones of which there are months; then the newest of the months to train on, after
  /// the others.
  static List<Trial> all(TrainingMonths months) {
    List<Trial> trials = new ArrayList<>();
    for (List<String> pair : PUBLISHED) {
      Optional<Month> before = months.find(YearMonth.parse(pair.getFirst()));
      Optional<Month> after = months.find(YearMonth.parse(pair.getLast()));
      if (before.isPresent() && after.isPresent()) {
        trials.add(new Trial(List.of(before.get()), after.get()));
      }
    }
    List<Month> chosen = months.read();
    if (chosen.size() > 1) {
      trials.add(new Trial(chosen.subList(0, chosen.size() - 1), chosen.getLast()));
    }
    return trials;
  }
}
