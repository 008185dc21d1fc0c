package io.taxiapp.bench.measure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A pair whose samples are known before.
final class Scripted implements Pair, AutoCloseable {

  final List<String> turns = new ArrayList<>();
  private final Iterator<Double> baselines;
  private final double candidate;
  private final List<String> findings;
  boolean closed;
  private boolean oneRun;

  /// @param baselines its samples, again and again
  Scripted(List<Double> baselines, double candidate, String... findings) {
    this.baselines = Stream.generate(() -> baselines).flatMap(List::stream).iterator();
    this.candidate = candidate;
    this.findings = List.of(findings);
  }

  Comparison comparison(int rounds, Target target) {
    return comparison(rounds, 1, Figure.ratio("time", Measure.WALL, target));
  }

  Comparison comparison(int rounds, int slices, Figure figure) {
    return new Comparison(
        "P1", "ours", "theirs", List.of(figure), 1, rounds, slices, opened -> opened.add(this));
  }

  Scripted ofOneRun() {
    oneRun = true;
    return this;
  }

  @Override
  public boolean isOneRun() {
    return oneRun;
  }

  @Override
  public Sample baseline() {
    turns.add("baseline");
    return new Sample(Map.of(Measure.WALL, baselines.next()));
  }

  @Override
  public Sample candidate() {
    turns.add("ours");
    return new Sample(Map.of(Measure.WALL, candidate));
  }

  @Override
  public List<String> check() {
    return findings;
  }

  @Override
  public void close() {
    closed = true;
  }
}
