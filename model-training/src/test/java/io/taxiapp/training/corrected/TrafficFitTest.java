package io.taxiapp.training.corrected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.training.MadeUpData;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import io.taxiapp.training.trip.TripMonth;
import io.taxiapp.training.trip.ZoneSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrafficFitTest {
  @TempDir private Path data;

  @Test
  void theTrafficIsFittedOnTheOldestMonthsBeforeAnyThatItIsTriedOn() throws IOException {
    TrainingMonths months = months("2023-01", "2023-02", "2023-03", "2023-04", "2023-05");
    List<List<String>> tried =
        List.of(List.of("2023-03", "2023-05"), List.of("2023-02", "2023-03"));

    assertThat(names(fitted(tried, months))).containsExactly("2023-01", "2023-02");
    assertThat(names(fitted(List.of(List.of("2023-01", "2023-05")), months)))
        .containsExactly("2023-01", "2023-02", "2023-03");
  }

  @Test
  void whereNothingIsTriedItIsFittedBeforeTheNewest() throws IOException {
    TrainingMonths months = months("2023-01", "2023-02");

    assertThat(names(fitted(List.of(List.of("2021-01", "2021-02")), months)))
        .containsExactly("2023-01");
  }

  @Test
  void aMonthAloneIsTooLittle() throws IOException {
    TrainingMonths months = months("2023-01");

    assertThatThrownBy(() -> fitted(List.of(), months))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a month before 2023-01")
        .hasMessageContaining("green_tripdata_2023-01.parquet");
  }

  @Test
  void oneMonthIsFittedOnDurationsOfRidesLeftOut() throws IOException {
    List<TripMonth> month = months("2023-01").read();

    TrafficFit fit = TrafficFit.of(month, ZoneSource.read(data.resolve("zones")));

    assertThat(fit.inputs()).hasSameSizeAs(month.getFirst().rides());
    assertThat(fit.inputs()).allSatisfy(input -> assertThat(input.durationSeconds()).isPresent());
  }

  private static List<TripMonth> fitted(List<List<String>> tried, TrainingMonths months) {
    return TrafficFit.months(MonthSplit.found(tried, months), months);
  }

  private static List<String> names(List<TripMonth> months) {
    return months.stream().map(TripMonth::name).toList();
  }

  private TrainingMonths months(String... names) throws IOException {
    for (String name : names) {
      MadeUpData.writeMonth(data, name, 300);
    }
    return TrainingMonths.choose(data, List.of(), 37);
  }
}
