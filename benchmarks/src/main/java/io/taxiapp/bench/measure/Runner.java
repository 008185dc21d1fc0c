package io.taxiapp.bench.measure;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures a comparison by the rules of this package.
public final class Runner {

  /// A comparison that is void goes on until it has so many times the rounds.
  private static final int MAX = 3;

  private static final List<String> ORDERS = List.of("bca", "abc", "cab", "acb", "bac", "cba");

  /// Ours has its turn right after the baseline that it is divided by.
  private static final List<String> ORDERS_OF_ONE_RUN = List.of("bca", "abc");

  private final Consumer<String> progress;

  /// @param progress is told what is going on
  public Runner(Consumer<String> progress) {
    this.progress = progress;
  }

  /// One round: the baseline, ours, and the baseline again.
  private record Round(Sample baseline, Sample candidate, Sample again) {

    static Round pooled(List<Round> slices) {
      return new Round(
          pooled(slices, Round::baseline),
          pooled(slices, Round::candidate),
          pooled(slices, Round::again));
    }

    private static Sample pooled(List<Round> slices, Function<Round, Sample> side) {
      return Sample.pooled(slices.stream().map(side).toList());
    }
  }

  /// Returns what came of it, also if it could not be measured.
  public Result run(Comparison comparison) throws InterruptedException {
    var began = Instant.now();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    var rounds = new ArrayList<Round>();
    var findings = new ArrayList<String>();
    try (var opened = new OpenedResources()) {
      var pair = comparison.setup().open(opened);
      for (int i = 0; i < comparison.warmUps(); i++) {
        progress.accept("warm-up " + (i + 1));
        pair.baseline();
        pair.candidate();
      }
      measure(pair, comparison, comparison.rounds(), rounds);
      // Looked at twice: who looks after each round and stops when it fits has chosen the noise.
      if (isVoid(comparison, rounds)) {
        measure(pair, comparison, MAX * comparison.rounds(), rounds);
      }
      findings.addAll(pair.check());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      // What could not be held is garbage by now, and the other rows may do with less.
      findings.add("could not be measured: " + e);
    }
    return result(comparison, began, load, rounds, findings);
  }

  private void measure(Pair pair, Comparison comparison, int upTo, List<Round> rounds)
      throws Exception {
    int slices = comparison.slices();
    var orders = pair.isOneRun() ? ORDERS_OF_ONE_RUN : ORDERS;
    while (rounds.size() < upTo) {
      progress.accept("round " + (rounds.size() + 1));
      var round = new ArrayList<Round>();
      for (int slice = 0; slice < slices; slice++) {
        round.add(slice(pair, orders.get((rounds.size() * slices + slice) % orders.size())));
      }
      rounds.add(Round.pooled(round));
    }
  }

  private static Round slice(Pair pair, String order) throws Exception {
    var samples = new Sample[3];
    for (int i = 0; i < order.length(); i++) {
      char turn = order.charAt(i);
      samples[turn - 'a'] = turn == 'c' ? pair.candidate() : pair.baseline();
    }
    return new Round(samples[1], samples[2], samples[0]);
  }

  private static boolean isVoid(Comparison comparison, List<Round> rounds) {
    return comparison.figures().stream()
        .anyMatch(figure -> figure.hasTarget() && !isNull(itself(figure, rounds)));
  }

  private static boolean isNull(MedianEstimate itself) {
    return itself.median() >= 0.95 && itself.median() <= 1.05;
  }

  private static MedianEstimate itself(Figure figure, List<Round> rounds) {
    return MedianEstimate.of(
        rounds.stream()
            .map(round -> figure.againstItself(round.baseline(), round.again()))
            .toList());
  }

  private static Result result(
      Comparison comparison,
      Instant began,
      double load,
      List<Round> rounds,
      List<String> findings) {
    var figures =
        findings.isEmpty()
            ? comparison.figures().stream().map(figure -> figure(figure, rounds)).toList()
            : List.<Result.Measured>of();
    var efforts =
        rounds.isEmpty() || !findings.isEmpty()
            ? List.<Result.Beside>of()
            : List.of(Measure.WALL, Measure.CPU, Measure.ALLOCATED).stream()
                .map(
                    measure ->
                        new Result.Beside(
                            measure,
                            median(rounds.stream().map(Round::baseline).toList(), measure),
                            median(rounds.stream().map(Round::candidate).toList(), measure)))
                .filter(beside -> !Double.isNaN(beside.candidate()))
                .toList();
    return new Result(
        comparison.row(),
        comparison.what(),
        comparison.against(),
        began.truncatedTo(ChronoUnit.SECONDS).toString(),
        load,
        rounds.size(),
        figures,
        efforts,
        findings);
  }

  private static Result.Measured figure(Figure figure, List<Round> rounds) {
    var ratios =
        rounds.stream().map(round -> figure.of(round.baseline(), round.candidate())).toList();
    var itself = itself(figure, rounds);
    var middle = MedianEstimate.of(ratios);
    var baselines = rounds.stream().map(Round::baseline).toList();
    var candidates = rounds.stream().map(Round::candidate).toList();
    return new Result.Measured(
        figure.name(),
        figure.measure(),
        figure.kind(),
        centre(baselines, figure),
        centre(candidates, figure),
        middle,
        itself,
        figure.target().text(),
        isNull(itself) && ratios.stream().noneMatch(ratio -> ratio.isNaN())
            ? figure.target().judge(middle.median())
            : TargetVerdict.VOID,
        ratios);
  }

  /// Of an amount the mean: what happens in few rounds is to be seen.
  private static double centre(List<Sample> samples, Figure figure) {
    return figure.kind() == Figure.Kind.AMOUNT
        ? samples.stream().mapToDouble(it -> it.of(figure.measure())).average().orElseThrow()
        : median(samples, figure.measure());
  }

  private static double median(List<Sample> samples, Measure measure) {
    return MedianEstimate.of(samples.stream().map(sample -> sample.of(measure)).toList()).median();
  }
}
