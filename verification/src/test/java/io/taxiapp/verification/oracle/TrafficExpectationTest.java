package io.taxiapp.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.ZoneTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficExpectationTest {

  private static final Instant AT = MadeUpTopics.AT;
  private static final String ID = "a:completed:zone:74";

  /// Ten minutes from zone 74 to zone 138.
  private static final AcceptedRide RIDE =
      new Predictions(new UUID(0, 1)).ride(600, Map.of(), Set.of());

  private final TrafficExpectation expected = new TrafficExpectation(List.of(RIDE, RIDE), true);

  @Test
  void whatFollowsFromEventsIsRight() {
    assertThat(judge(ID, AT, 1, 2, 1, 1.5)).isEmpty();
    assertThat(judge("b:progressed:1:zone:74", AT.plusSeconds(9), 2, 0.5, 2, 0.5)).isEmpty();
    assertThat(judge("c:completed:zone:74", AT.plusSeconds(9), 3, 1, 1, 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a:requested:zone:74, 0, 2, 1, 1, 1, expected a report or a completion",
    "a:completed:zone:74, 0, 1, 1, 1, 1, 'expected a sequence over 1, found 1'",
    "a:completed:zone:74, 60, 2, 1, 1, 1, expected asOf",
    "a:completed:zone:74, 0, 2, 5, 1, 1, expected paceRatio from 0.25 to 4.0",
    "a:completed:zone:74, 0, 2, 0.2, 1, 1, expected paceRatio from 0.25 to 4.0",
    "a:completed:zone:74, 0, 2, 1, 2.1, 1, expected weight from 0.0 to 2.0",
    "a:completed:zone:74, 0, 2, 1, 1, 2.1, expected expectedRatio from 1.0 to 2.0",
    "a:completed:zone:74, 0, 2, 1, 1, 0.9, expected expectedRatio from 1.0 to 2.0",
  })
  void whatCannotFollowIsNamed(
      String id, int late, long sequence, double pace, double weight, double ratio, String found) {
    assertThat(judge(ID, AT, 1, 2, 1, 1.5)).isEmpty();

    assertThat(
            expected.judge(
                id, traffic(AT.plusSeconds(late), sequence, pace, weight, ratio), Optional.of(AT)))
        .singleElement()
        .asString()
        .startsWith(id + ": ")
        .contains(found);
  }

  @Test
  void whereEventsAreMissingOnlyWhatHoldsOfAnyIsJudged() {
    var some = new TrafficExpectation(List.of(), false);

    assertThat(some.judge(ID, traffic(AT, 7, 1, 9, 3), Optional.empty())).isEmpty();
    assertThat(some.judge(ID, traffic(AT, 8, 1, 9, 5), Optional.empty())).hasSize(1);
    assertThat(expected.judge(ID, traffic(AT, 1, 1, 1, 1), Optional.empty()))
        .containsExactly(ID + ": expected an event of a ride from or to zone 74");
  }

  private List<String> judge(
      String id, Instant at, long sequence, double pace, double weight, double ratio) {
    return expected.judge(id, traffic(at, sequence, pace, weight, ratio), Optional.of(at));
  }

  private static ZoneTraffic traffic(
      Instant asOf, long sequence, double pace, double weight, double ratio) {
    return new ZoneTraffic(
        74,
        asOf,
        pace,
        weight,
        OptionalLong.of(sequence),
        OptionalDouble.of(ratio),
        Optional.empty());
  }
}
