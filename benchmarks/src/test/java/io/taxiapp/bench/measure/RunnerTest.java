package io.taxiapp.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTest {

  @Test
  void theBaselineOursAndTheBaselineAgainTakeTurnsInChangingOrder() throws Exception {
    var pair = new Scripted(List.of(10.0), 12);

    var result = run(pair, 3, Target.none());

    assertThat(result.rounds()).isEqualTo(3);
    assertThat(pair.turns)
        .containsExactly(
            "baseline",
            "ours", // warm-up
            "baseline",
            "ours",
            "baseline",
            "baseline",
            "baseline",
            "ours",
            "ours",
            "baseline",
            "baseline");
    assertThat(pair.closed).isTrue();
  }

  @Test
  void ofOneRunOursHasItsTurnRightAfterTheBaselineThatItIsDividedBy() throws Exception {
    // Warm-up, then b and a, a and b.
    var pair = new Scripted(List.of(10.0, 10.0, 20.0, 20.0, 10.0), 12).ofOneRun();

    var result = run(pair, 2, Target.none());

    assertThat(pair.turns)
        .containsExactly(
            "baseline", "ours", "baseline", "ours", "baseline", "baseline", "baseline", "ours");
    assertThat(result.figures().getFirst().pairs()).containsExactly(1.2, 1.2);
  }

  @Test
  void aFigureIsTheMedianOfTheRatiosAndIsHeldAgainstItsTarget() throws Exception {
    var met = run(new Scripted(List.of(10.0), 12), 3, Target.atMost(1.3)).figures().getFirst();

    assertThat(met.figure()).isEqualTo(new MedianEstimate(1.2, 1.2, 1.2));
    assertThat(met.itself()).isEqualTo(new MedianEstimate(1, 1, 1));
    assertThat(met.verdict()).isEqualTo(TargetVerdict.MET);
  }

  @Test
  void aMissedTargetIsAResultAndNoFailure() throws Exception {
    var result = run(new Scripted(List.of(10.0), 14), 3, Target.atMost(1.3));

    assertThat(result.figures().getFirst().verdict()).isEqualTo(TargetVerdict.MISSED);
    assertThat(result.fails()).isFalse();
  }

  @Test
  void aBaselineThatDiffersFromItselfMakesTheFigureVoidAfterThreeTimesTheRounds() throws Exception {
    // Warm-up, then what is the baseline again in each round's order takes a tenth longer.
    var different =
        List.of(10.0, 10.0, 11.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 10.0, 11.0, 10.0, 11.0);

    var result = run(new Scripted(different, 12), 2, Target.atMost(1.3));

    assertThat(result.rounds()).isEqualTo(6);
    assertThat(result.figures().getFirst().itself().median()).isEqualTo(1.1);
    assertThat(result.figures().getFirst().verdict()).isEqualTo(TargetVerdict.VOID);
    assertThat(result.fails()).isTrue();
  }

  @Test
  void aFigureIsVoidIfARoundOfItHasNone() throws Exception {
    var result = run(new Scripted(List.of(10.0), Double.NaN), 3, Target.atMost(1.3));

    assertThat(result.figures().getFirst().verdict()).isEqualTo(TargetVerdict.VOID);
  }

  @Test
  void noiseEvensOutInThreeTimesTheRounds() throws Exception {
    // Warm-up, one noisy round, then quiet ones.
    var noisy = List.of(10.0, 10.0, 11.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0);

    var result = run(new Scripted(noisy, 12), 1, Target.atMost(1.3));

    assertThat(result.rounds()).isEqualTo(3);
    assertThat(result.figures().getFirst().verdict()).isEqualTo(TargetVerdict.MET);
  }

  @Test
  void aVoidFigureWithoutATargetIsShownAsThatAndNoFailure() throws Exception {
    var different = List.of(10.0, 10.0, 11.0, 11.0, 10.0);

    var result = run(new Scripted(different, 12), 2, Target.none());

    assertThat(result.rounds()).isEqualTo(2);
    assertThat(result.figures().getFirst().verdict()).isEqualTo(TargetVerdict.VOID);
    assertThat(result.fails()).isFalse();
  }

  @Test
  void theSlicesOfARoundAreOneSample() throws Exception {
    // Warm-up, then 8, 10 and 12 as the baseline of the three slices.
    var pair = new Scripted(List.of(10.0, 8.0, 10.0, 10.0, 10.0, 10.0, 12.0), 12);

    var time = Figure.ratio("time", Measure.WALL, Target.none());
    var result = new Runner(_ -> {}).run(pair.comparison(1, 3, time));

    assertThat(result.rounds()).isEqualTo(1);
    assertThat(pair.turns).hasSize(2 + 3 * 3);
    assertThat(result.figures().getFirst().figure().median()).isEqualTo(1.2);
  }

  @Test
  void wrongOutputsHaveNoFigures() throws Exception {
    var result = run(new Scripted(List.of(10.0), 12, "ours: row 3 is wrong"), 3, Target.none());

    assertThat(result.findings()).containsExactly("ours: row 3 is wrong");
    assertThat(result.figures()).isEmpty();
    assertThat(result.fails()).isTrue();
  }

  @Test
  void whatCannotBeSetUpIsAFindingAndWhatWasOpenedIsClosed() throws Exception {
    var first = new Scripted(List.of(10.0), 12);

    var result =
        run(
            opened -> {
              opened.add(first);
              throw new IllegalStateException("no broker");
            });

    assertThat(result.findings()).singleElement().asString().contains("no broker");
    assertThat(result.fails()).isTrue();
    assertThat(first.closed).isTrue();
  }

  @Test
  void aLackOfMemoryIsAFinding() throws Exception {
    var result =
        run(
            _ -> {
              throw new OutOfMemoryError("Java heap space");
            });

    assertThat(result.findings()).singleElement().asString().contains("Java heap space");
  }

  @Test
  void anAmountIsTheCandidatesAloneAndSeldomOnesAreSeen() throws Exception {
    // Warm-up, then the baseline is 0, 6 and 0.
    var pair = new Scripted(List.of(0.0, 0.0, 0.0, 0.0, 6.0, 0.0, 0.0), 2);

    var amount = Figure.amount("refused", Measure.WALL, Target.atMost(2));
    var found = new Runner(_ -> {}).run(pair.comparison(3, 1, amount)).figures().getFirst();

    assertThat(found.figure()).isEqualTo(new MedianEstimate(2, 2, 2));
    assertThat(found.itself()).isEqualTo(new MedianEstimate(1, 1, 1));
    assertThat(found.baseline()).isEqualTo(2);
    assertThat(found.verdict()).isEqualTo(TargetVerdict.MET);
  }

  @Test
  void aRateIsTheInverseOfATimeAndAnAmountNoRatio() {
    var slow = new Sample(Map.of(Measure.CPU, 40.0));
    var fast = new Sample(Map.of(Measure.CPU, 10.0));

    assertThat(Figure.rate("records per second", Measure.CPU, Target.none()).of(slow, fast))
        .isEqualTo(4);
    assertThat(Figure.ratio("time", Measure.CPU, Target.none()).of(slow, fast)).isEqualTo(0.25);
    assertThat(Figure.amount("time", Measure.CPU, Target.none()).of(slow, fast)).isEqualTo(10);
  }

  private static Result run(Scripted pair, int rounds, Target target) throws Exception {
    return new Runner(_ -> {}).run(pair.comparison(rounds, target));
  }

  private static Result run(Comparison.Setup setup) throws Exception {
    var comparison = new Comparison("P1", "ours", "theirs", List.of(), 0, 1, setup);
    return new Runner(_ -> {}).run(comparison);
  }
}
