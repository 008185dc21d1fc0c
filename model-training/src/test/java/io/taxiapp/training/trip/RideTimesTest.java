package io.taxiapp.training.trip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clocks went from 02:00 back to 01:00 on 2021-11-07, and from 02:00 on to 03:00 on 2022-03-13.
class RideTimesTest {

  @ParameterizedTest(name = "{0} to {1}: {2} minutes, {4}")
  @CsvSource({
    "2021-11-07T01:50, 2021-11-07T01:10, 20, 2021-11-07T05:50:00Z, over the change",
    "2021-11-07T01:59, 2021-11-07T01:00, 1, 2021-11-07T05:59:00Z, over the change",
    "2021-11-07T01:10, 2021-11-07T01:50, 40, 2021-11-07T05:10:00Z, in either hour",
    "2021-11-07T01:30, 2021-11-07T01:30, 0, 2021-11-07T05:30:00Z, in either hour",
    "2021-11-07T00:50, 2021-11-07T01:10, 20, 2021-11-07T04:50:00Z, into the first hour",
    "2021-11-07T01:50, 2021-11-07T02:10, 20, 2021-11-07T06:50:00Z, out of the second hour",
    "2021-11-07T00:50, 2021-11-07T02:10, 140, 2021-11-07T04:50:00Z, over both hours",
    "2021-11-07T02:10, 2021-11-07T01:50, -80, 2021-11-07T07:10:00Z, no change explains it",
    "2021-11-06T01:50, 2021-11-06T01:10, -40, 2021-11-06T05:50:00Z, the night before",
    "2022-03-13T01:50, 2022-03-13T03:10, 20, 2022-03-13T06:50:00Z, over the change",
    "2022-03-13T01:50, 2022-03-13T02:10, 20, 2022-03-13T06:50:00Z, to a clock not yet changed",
    "2022-03-13T02:50, 2022-03-13T03:10, 20, 2022-03-13T06:50:00Z, from one changed too early",
    "2022-03-13T02:10, 2022-03-13T02:30, 20, 2022-03-13T07:10:00Z, by one that was not changed",
    "2022-07-01T12:00, 2022-07-01T12:30, 30, 2022-07-01T16:00:00Z, on any other day"
  })
  void aDurationIsWhatPassedAndNotWhatClocksSay(
      LocalDateTime pickup, LocalDateTime dropoff, long minutes, Instant pickupAt, String why) {
    RideTimes times = RideTimes.of(pickup, dropoff);

    assertThat(Duration.between(times.pickupAt(), times.dropoffAt())).as(why).hasMinutes(minutes);
    assertThat(times.pickupAt()).as(why).isEqualTo(pickupAt);
  }
}
