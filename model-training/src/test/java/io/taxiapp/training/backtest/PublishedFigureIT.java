package io.taxiapp.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.fit.RideRecipes;
import io.taxiapp.training.trip.TripMonth;
import io.taxiapp.training.trip.TripReader;
import io.taxiapp.training.trip.ZoneSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Trained on January 2021, tried on February 2021: better than the published 6.304 minutes, which
/// needed the meter's distance.
class PublishedFigureIT {
  private static final double PUBLISHED_MINUTES = 6.304;

  @Test
  void initialDurationsBeatThePublishedFigureWithoutTheMetersDistance() {
    String data = System.getenv("TAXI_TLC_DATA");
    if (data == null || data.isBlank()) {
      String message =
          "LEFT OUT: the test on real trip records. Set TAXI_TLC_DATA to a directory with green/ and zones/.";
      LoggerFactory.getLogger(PublishedFigureIT.class).warn(message);
      abort(message);
    }
    Path green = Path.of(data, "green");
    ZoneTable zones = ZoneSource.read(Path.of(data, "zones"));
    TripReader reader = new TripReader();
    TripMonth january = TripMonth.read(reader, green.resolve("green_tripdata_2021-01.parquet"));
    TripMonth february = TripMonth.read(reader, green.resolve("green_tripdata_2021-02.parquet"));

    BackTest all =
        RideBackTest.run(RideRecipes.DURATION, List.of(january), february, zones)
            .describe()
            .getFirst();

    assertThat(all.segment()).isEqualTo("all");
    assertThat(all.rows()).isGreaterThan(60_000);
    assertThat(all.rmse()).isLessThan(Math.min(PUBLISHED_MINUTES, 5.99));
    assertThat(all.coverage()).isBetween(0.77, 0.83);
  }
}
