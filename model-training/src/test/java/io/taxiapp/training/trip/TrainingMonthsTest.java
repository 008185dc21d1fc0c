package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.training.MadeUpData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingMonthsTest {
  @TempDir private Path directory;

  @Test
  void aCopyOfAMonthIsLeftOutAndReported() throws IOException {
    Path month = MadeUpData.writeMonth(directory, "2023-01", 10);
    Path copy = Files.copy(month, directory.resolve("a copy of 2023-01.parquet"));

    TrainingMonths named = TrainingMonths.choose(directory, List.of(month, copy), 0);
    TrainingMonths found = TrainingMonths.choose(directory, List.of(), 0);

    for (TrainingMonths months : List.of(named, found)) {
      assertThat(months.read()).extracting(read -> read.rides().size()).containsExactly(10);
      assertThat(months.leftOut())
          .containsExactly(month + ": 10 rows, left out: 10 that repeat another row exactly");
      assertThat(months.before(months.newest().plusMonths(1), 2)).hasSize(1);
      assertThat(months.find(months.newest()).orElseThrow().rides()).hasSize(10);
    }
  }

  @Test
  void theNewestIsTheLastWhereverItLies() throws IOException {
    Path january = MadeUpData.writeMonth(directory.resolve("z"), "2023-01", 10);
    Path february = MadeUpData.writeMonth(directory.resolve("a"), "2023-02", 10);

    assertThat(TrainingMonths.choose(directory, List.of(february, january), 0).read())
        .extracting(TripMonth::name)
        .containsExactly("2023-01", "2023-02");
  }

  @Test
  void aMonthWithoutRidesIsNamed() throws IOException {
    Path month = MadeUpData.writeMonth(directory, "2023-01", 10);
    Path other = Files.move(month, directory.resolve("green_tripdata_2023-02.parquet"));

    assertThatThrownBy(() -> TrainingMonths.choose(directory, List.of(other), 0).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s: expected rides of 1 to 60 minutes to learn from, found none (left out: 10 picked up in a month other than that of the file's name)",
            other);
  }

  @Test
  void repeatsOfNoRideAreNone() {
    String ride =
        """
        (TIMESTAMP '2023-01-05 12:00:00', TIMESTAMP '2023-01-05 12:00:10', 1, 2, 1, 1, 1, 1.5, 9.0,
          2.0, 12.0)
        """;
    Path twice =
        MadeUpData.writeParquet(
            directory.resolve("2023-01.parquet"), "VALUES %s, %s".formatted(ride, ride));

    assertThatThrownBy(() -> TrainingMonths.choose(directory, List.of(twice), 0).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found none (left out: 1 that repeat another row exactly, 1 shorter");
  }
}
