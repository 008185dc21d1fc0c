package io.taxiapp.verification.oracle;

import static io.taxiapp.verification.oracle.Predictions.STUCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The oracle, proven by planting what it is there to find. The model says: the plan less what is
/// elapsed.
final class ExpectationTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private final Predictions of = new Predictions(RIDE);
  private final SeenTraffic traffic = new SeenTraffic();
  private final Set<String> later = new HashSet<>();

  /// 600 s at first. The first report changes nothing, the second comes at 700 s.
  private final AcceptedRide ride =
      of.ride(600, Map.of(1, of.report(300), 2, of.report(700)), Set.of());

  private final List<Prediction> exact =
      List.of(
          of.duration(1, Cause.REQUESTED, of.requested(), 0, 1.0),
          of.duration(2, Cause.PROGRESSED, of.progressed(2), 700, 1.0),
          of.duration(3, Cause.TRAFFIC, of.traffic(74), 700, 1.5),
          of.tip(1, of.requested(), 0),
          of.tip(2, of.corrected(2), 700),
          of.tip(3, of.corrected(3), 700),
          of.cost(1, of.requested(), 0),
          of.cost(2, of.corrected(2), 700),
          of.cost(3, of.corrected(3), 700));

  @Test
  void eachPredictionExactlyOnceIsExactlyOnce() {
    assertThat(judge(exact)).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  @Test
  void whichKindArrivesFirstDoesNotMatter() {
    var byKind =
        exact.stream().sorted(Comparator.comparing(PredictionKind::of).reversed()).toList();

    assertThat(judge(byKind).isExactlyOnce()).isTrue();
  }

  @Test
  void aLaterOneBeforeAnEarlierOneOfItsKindIsUnexpected() {
    var verdict = judge(exact.reversed());

    assertThat(verdict.unexpected()).hasSize(2 + 2 + 2).allMatch(what -> what.contains("after"));
  }

  @Test
  void everySinglePredictionThatIsTakenAwayIsMissed() {
    // The last correction by the traffic cannot be missed; its tip and cost then are unexpected.
    for (var taken : exact) {
      var verdict = judge(exact.stream().filter(prediction -> !prediction.equals(taken)).toList());

      assertThat(verdict.isExactlyOnce()).as("without %s", taken.messageId()).isFalse();
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
    assertThat(judge(with(of.tip(4, of.requested(), 0))).duplicates()).hasSize(1);
    assertThat(judge(with(of.duration(4, Cause.TRAFFIC, of.traffic(74), 700, 2.0))).duplicates())
        .hasSize(1);
  }

  @Test
  void oneSequenceForTwoCausesIsADuplicate() {
    assertThat(judge(with(of.cost(2, of.corrected(1), 0))).duplicates()).hasSize(1);
    assertThat(judge(with(of.duration(3, Cause.TRAFFIC, of.traffic(138), 700, 2.0))).duplicates())
        .hasSize(1);
  }

  @Test
  void aSequenceThatWasLeftOutIsMissed() {
    var verdict = judge(with(of.duration(5, Cause.TRAFFIC, of.traffic(138), 700, 2.0)));

    assertThat(verdict.missing()).contains("duration with sequence 4 of " + RIDE);
  }

  @Test
  void aReportThatClearlyMovedTheTotalIsMissed() {
    var seen = priced(of.duration(1, Cause.REQUESTED, of.requested(), 0, 1.0));

    assertThat(judge(seen).missing()).containsExactly("duration for " + of.progressed(2));
  }

  @Test
  void aReportThatMayHaveBeenAcceptedMayHaveItsPredictionOrNot() {
    var unsure = of.ride(600, Map.of(1, of.report(300), 2, of.report(700)), Set.of(2));

    assertThat(judge(unsure, exact).isExactlyOnce()).isTrue();
    assertThat(
            judge(unsure, priced(of.duration(1, Cause.REQUESTED, of.requested(), 0, 1.0)))
                .isExactlyOnce())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:completed:zone:74", ""})
  void trafficThatWasNotPublishedIsNoCause(String cause) {
    assertThat(judge(with(of.duration(4, Cause.TRAFFIC, cause, 700, 2.0))).unexpected())
        .singleElement()
        .asString()
        .contains("its cause is no event");
  }

  @Test
  void aReportThatWasNotAcceptedIsNoCause() {
    assertThat(
            judge(with(of.duration(4, Cause.PROGRESSED, of.progressed(3), 900, 2.0))).unexpected())
        .singleElement()
        .asString()
        .contains("its cause is no event");
  }

  @Test
  void aReportAfterALaterOneIsNoCause() {
    assertThat(
            judge(with(of.duration(4, Cause.PROGRESSED, of.progressed(1), 300, 2.0))).unexpected())
        .singleElement()
        .asString()
        .contains("its cause is no event");
  }

  @ParameterizedTest(name = "after 900 s, {0} times as slow: published {1}")
  @CsvSource({"1.56, false", "1.574, false", "1.576, true", "1.44, false", "1.42, true"})
  void aCorrectionOfLessThanFivePerCentIsUnexpected(double traffic, boolean due) {
    var more = with(of.duration(4, Cause.TRAFFIC, of.traffic(138), 700, traffic));

    assertThat(judge(more).unexpected().stream().anyMatch(found -> found.contains("5 %")))
        .isEqualTo(!due);
  }

  @Test
  void aTotalThatDoesNotFollowFromItsFeaturesIsUnexpected() {
    var honest = of.duration(4, Cause.TRAFFIC, of.traffic(138), 700, 2.0);

    assertThat(judge(with(Predictions.with(honest, "/totalSeconds", "1201"))).unexpected())
        .singleElement()
        .asString()
        .contains("does not follow from its features");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "1, /asOf, 2026-01-01T12:00:00.5Z",
    "1, /totalSeconds, 601",
    "1, /totalInterval/p10, 549",
    "1, /totalInterval/p50, 601",
    "1, /totalInterval/p90, 801",
    "1, /remainingSeconds, 599",
    "1, /remainingInterval/p10, 551",
    "2, /asOf, 2026-01-01T12:11:40.5Z",
    "3, /asOf, 2026-01-01T12:11:39Z",
    "4, /sequence, 4",
    "4, /cause, duration-corrected",
    "4, /asOf, 2026-01-01T12:00:01Z",
    "4, /tipCents, 101",
    "4, /tipInterval/p90, 301",
    "4, /currency, EUR",
    "4, /recorded, never",
    "4, /model/name, tips",
    "5, /asOf, 2026-01-01T12:00:00Z",
    "7, /costCents, 999",
    "7, /costInterval/p10, 949",
    "7, /currency, EUR",
    "1, /model/name, durations",
    "7, /model/name, TIP"
  })
  void whateverElseAPredictionSaysIsUnexpected(int place, String property, String instead) {
    var seen = new ArrayList<>(exact);
    seen.set(place - 1, Predictions.with(exact.get(place - 1), property, instead));

    var verdict = judge(seen);

    assertThat(verdict.unexpected()).isNotEmpty();
    assertThat(verdict.missing()).isEmpty();
    assertThat(verdict.duplicates()).isEmpty();
  }

  /// Its bundle may have been another before an update.
  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "1, /model/version, 2, , ",
    "2, /model/digest, sha256:1, , ",
    "4, /model/version, 2, /tipCents, 7",
    "7, /model/digest, sha256:1, /features/new, 1",
  })
  void whatAModelSaysThatIsNotHereIsCountedAndNotJudged(
      int place, String property, String instead, String value, String other) {
    var of = Predictions.with(exact.get(place - 1), property, instead);
    var seen = new ArrayList<>(exact);
    seen.set(place - 1, of);

    var verdict = judge(seen);

    assertThat(verdict.hasNoFinding()).as(verdict.toString()).isTrue();
    assertThat(verdict.isExactlyOnce()).isFalse();
    assertThat(verdict.unjudged())
        .containsExactly(new OracleVerdict.Unjudged(of.messageId(), of.model()));
    assertThat(verdict.unjudgedModels())
        .singleElement()
        .asString()
        .startsWith("1 predictions of model " + of.model().name() + " version ");

    if (of instanceof DurationPrediction) {
      return; // Another total calls for other prices.
    }
    seen.set(place - 1, Predictions.with(of, value, other));
    assertThat(judge(seen)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "1, /asOf, 2026-01-01T12:00:01Z",
    "4, /asOf, 2026-01-01T12:00:01Z",
    "4, /sequence, 4"
  })
  void whatElseItSaysIsJudgedAllTheSame(int place, String property, String instead) {
    var other = Predictions.with(exact.get(place - 1), "/model/version", "2");
    var seen = new ArrayList<>(exact);
    seen.set(place - 1, Predictions.with(other, property, instead));

    assertThat(judge(seen).unexpected()).isNotEmpty();
  }

  @Test
  void featuresOfAnotherStateOfTheRideAreUnexpected() {
    var stale = of.duration(4, Cause.TRAFFIC, of.traffic(138), 300, 2.0);
    var strange = of.duration(4, Cause.TRAFFIC, of.traffic(138), 500, 2.0);

    assertThat(judge(with(stale)).unexpected()).hasSize(1);
    assertThat(judge(with(strange)).unexpected()).hasSize(1);
  }

  @Test
  void aPriceForADurationThatHardlyMovedIsUnexpected() {
    var verdict = judge(with(of.tip(4, of.corrected(1), 0)));

    assertThat(verdict.unexpected()).containsExactly(RIDE + ":tip:4 for " + of.corrected(1));
    assertThat(verdict.isExactlyOnce()).isFalse();
  }

  @Test
  void aRideWithoutAnyPredictionMissesThree() {
    assertThat(judge(of.ride(600, Map.of(), Set.of()), List.of()).missing()).hasSize(3);
  }

  @Test
  void whatMayBeOnItsWayIsNotMissing() {
    later.add(of.progressed(2));
    assertThat(judge(exact.subList(0, 2)).missing())
        .containsExactly("tip for " + of.requested(), "cost for " + of.requested());
    assertThat(judge(priced(of.duration(1, Cause.REQUESTED, of.requested(), 0, 1.0))).missing())
        .isEmpty();

    later.addAll(List.of(of.requested(), of.progressed(1)));
    assertThat(judge(List.of()).missing()).isEmpty();
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
    "100, 130, true"
  })
  void aPriceIsDueAgainFromFivePerCentAndThirtySecondsOn(long priced, long now, boolean due) {
    var requested = of.ride(priced, Map.of(), Set.of());
    var traffic = (double) now / priced;
    var first = Predictions.of(requested).duration(1, Cause.REQUESTED, of.requested(), 0, traffic);
    var seen = List.of(first, of.tip(1, of.requested(), 0), of.cost(1, of.requested(), 0));

    assertThat(judge(requested, seen).missing()).hasSize(due ? 2 : 0);
  }

  private OracleVerdict judge(List<? extends Prediction> seen) {
    return judge(ride, seen);
  }

  private OracleVerdict judge(AcceptedRide accepted, List<? extends Prediction> seen) {
    return new Expectation(
            accepted,
            STUCK,
            List.of(of.traffic(74), of.traffic(138))::contains,
            traffic,
            later::contains)
        .judge(seen);
  }

  private List<Prediction> priced(DurationPrediction only) {
    return List.of(only, of.tip(1, of.requested(), 0), of.cost(1, of.requested(), 0));
  }

  private List<Prediction> with(Prediction... more) {
    return new ArrayList<>(Stream.concat(exact.stream(), Arrays.stream(more)).toList());
  }
}
