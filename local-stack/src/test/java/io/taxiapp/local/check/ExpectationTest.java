package io.taxiapp.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The oracle, proven by planting what it is there to find.
final class ExpectationTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private final Predictions of = new Predictions(RIDE);
  private final AcceptedRide ride = new AcceptedRide(RIDE, 600, List.of(1, 2), List.of());

  /// 600 s at first, 610 s is too close to price again, 700 s is not.
  private final List<Prediction> exact =
      List.of(
          of.duration(1, of.requested(), 600),
          of.duration(2, of.progressed(1), 610),
          of.duration(3, of.progressed(2), 700),
          of.tip(1, of.requested()),
          of.tip(2, of.corrected(3)),
          of.cost(1, of.requested()),
          of.cost(2, of.corrected(3)));

  @Test
  void eachPredictionExactlyOnceIsExactlyOnce() {
    assertThat(judge(exact).isExactlyOnce()).isTrue();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    assertThat(judge(exact.reversed()).isExactlyOnce()).isTrue();
  }

  @Test
  void everySinglePredictionThatIsTakenAwayIsMissed() {
    for (var taken : exact) {
      var verdict = judge(exact.stream().filter(prediction -> !prediction.equals(taken)).toList());

      assertThat(verdict.missing()).as("without %s", taken.messageId()).isNotEmpty();
    }
  }

  @Test
  void everySinglePredictionThatComesTwiceIsADuplicate() {
    for (var twice : exact) {
      var verdict = judge(with(twice));

      assertThat(verdict.duplicates())
          .containsExactly(twice.messageId() + " for " + twice.causeEventId());
      assertThat(verdict.missing()).isEmpty();
    }
  }

  @Test
  void twoPredictionsForOneCauseAreADuplicate() {
    assertThat(judge(with(of.tip(3, of.requested()))).duplicates()).hasSize(1);
  }

  @Test
  void oneSequenceForTwoCausesIsADuplicate() {
    assertThat(judge(with(of.cost(2, of.corrected(2)))).duplicates()).hasSize(1);
  }

  @Test
  void aPriceForADurationThatHardlyMovedIsUnexpected() {
    var verdict = judge(with(of.tip(3, of.corrected(2))));

    assertThat(verdict.unexpected()).containsExactly(RIDE + ":tip:3 for " + of.corrected(2));
    assertThat(verdict.isExactlyOnce()).isFalse();
  }

  @Test
  void aDurationForAReportThatWasNotAcceptedIsUnexpected() {
    assertThat(judge(with(of.duration(4, of.progressed(3), 700))).unexpected()).hasSize(1);
  }

  @Test
  void aDurationForAReportThatMayHaveBeenAcceptedMayBeThere() {
    var unsure = new AcceptedRide(RIDE, 600, List.of(1, 2), List.of(3));

    assertThat(new Expectation(unsure).judge(exact).isExactlyOnce()).isTrue();
    assertThat(
            new Expectation(unsure)
                .judge(with(of.duration(4, of.progressed(3), 700)))
                .isExactlyOnce())
        .isTrue();
  }

  @Test
  void aRideWithoutAnyPredictionMissesThree() {
    var silent = new AcceptedRide(RIDE, 600, List.of(), List.of());

    assertThat(new Expectation(silent).judge(List.of()).missing()).hasSize(3);
  }

  @ParameterizedTest(name = "{0} s priced, now {1} s: priced again {2}")
  @CsvSource({
    "600, 630, true",
    "600, 570, true",
    "600, 629, false",
    "600, 571, false",
    "1000, 1049, false",
    "1000, 1050, true",
    "1000, 950, true",
    "100, 129, false",
    "100, 130, true",
    "0, 29, false",
    "0, 30, true"
  })
  void aPriceIsDueAgainFromFivePerCentAndThirtySecondsOn(long priced, long now, boolean due) {
    var requested = new AcceptedRide(RIDE, priced, List.of(), List.of());
    var seen =
        List.of(
            of.duration(1, of.requested(), now),
            of.tip(1, of.requested()),
            of.cost(1, of.requested()));

    assertThat(new Expectation(requested).judge(seen).missing()).hasSize(due ? 2 : 0);
  }

  @Test
  void whatCountsIsTheDurationThatWasPricedLast() {
    var drifting = new AcceptedRide(RIDE, 600, List.of(1, 2), List.of());
    var seen =
        List.of(
            of.duration(1, of.requested(), 620),
            of.duration(2, of.progressed(1), 640),
            of.duration(3, of.progressed(2), 660),
            of.tip(1, of.requested()),
            of.cost(1, of.requested()));

    assertThat(new Expectation(drifting).judge(seen).missing())
        .containsExactly("tip for " + of.corrected(2), "cost for " + of.corrected(2));
  }

  private Verdict judge(List<? extends Prediction> seen) {
    return new Expectation(ride).judge(seen);
  }

  private List<Prediction> with(Prediction... more) {
    return new ArrayList<>(Stream.concat(exact.stream(), Arrays.stream(more)).toList());
  }
}
