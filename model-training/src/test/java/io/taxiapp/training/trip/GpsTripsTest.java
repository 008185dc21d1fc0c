package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.training.corrected.GpsCity;
import io.taxiapp.training.corrected.ProgressRow;
import io.taxiapp.training.corrected.ProgressRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpsTripsTest {
  /// 2008-06-01 00:00 in the city of the trips.
  private static final long START = 1_212_303_600;

  @TempDir private Path directory;

  @Test
  void theWayIsMeasuredAlongTheFixesAndShortTripsAreLeftOut() throws IOException {
    Path file = write(List.of(trip(START, 600, 0.02), trip(START, 60, 0.01)));

    List<GpsTrip> trips = GpsTrips.read(file).trips();

    assertThat(trips).hasSize(1);
    assertThat(trips.getFirst().fixes().getLast().drivenKm()).isCloseTo(2.224, within(0.01));
  }

  @Test
  void halfWayAtHalfTimeLeavesHalfTheDuration() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(trip(START + 900L * i, 600 + 10 * i, 0.02 + 0.001 * i));
    }
    List<GpsTrip> trips = GpsTrips.read(write(lines)).trips();

    List<ProgressRow> rows =
        new ProgressRows(trips, 30, new GpsCity(), true).at(0.49, 30, trips.size());

    assertThat(rows).hasSize(10);
    assertThat(rows)
        .allSatisfy(
            row -> {
              GpsTrip trip = trips.get(row.trip());
              assertThat(row.remainingSeconds()).isCloseTo(trip.seconds() / 2, within(1.0));
              assertThat(row.elapsedSeconds()).isCloseTo(trip.seconds() / 2, within(1.0));
              assertThat(row.initialSeconds()).isBetween(300.0, 1500.0);
            });
  }

  @Test
  void aFileOfSomethingElseIsNamed() throws IOException {
    Path text = Files.writeString(directory.resolve("trips.txt"), "hello");

    assertThatThrownBy(() -> GpsTrips.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trips.txt: expected gzipped GPS trips");
  }

  @Test
  void aTripThatRepeatsAnotherCountsOnce() throws IOException {
    String trip = trip(START, 600, 0.02);
    String other = trip(START, 601, 0.02);

    GpsTrips read = GpsTrips.read(write(List.of(trip, other, trip)));

    assertThat(read.trips()).extracting(GpsTrip::seconds).containsExactly(600.0, 601.0);
    assertThat(read.leftOut().byKey()).containsExactly(entry("repeated", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "",
        "[]",
        "{}",
        "{\"t0\":1,\"dur_s\":600}",
        "{\"t0\":1,\"dur_s\":600,\"pts\":[[0,37.7]]}",
        "{\"t0\":1,\"dur_s\":600,\"pts\":[[0,137.7,-122]]}",
        "{\"t0\":\"noon\",\"dur_s\":600,\"pts\":[]}"
      })
  void theLineThatIsNoTripIsNamed(String line) throws IOException {
    Path file = write(List.of(trip(START, 600, 0.02), line, trip(START + 900, 600, 0.02)));

    assertThatThrownBy(() -> GpsTrips.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s line 2: expected a JSON object with t0, dur_s and pts ([second, latitude, longitude]), found %s",
            file, line);
  }

  /// A trip straight north at one pace, with eleven fixes.
  private static String trip(long start, int seconds, double degrees) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      points.add(
          String.format(
              Locale.ROOT, "[%d,%.6f,-122.42]", seconds * i / 10, 37.75 + degrees * i / 10));
    }
    return "{\"t0\":%d,\"dur_s\":%d,\"pts\":[%s]}"
        .formatted(start, seconds, String.join(",", points));
  }

  private Path write(List<String> lines) throws IOException {
    Path file = directory.resolve("trips.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
