package io.taxiapp.bench.http;

import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Both servers on one broker, one after the other asked the same at the same rate.
///
/// @param published what is wrong with what they published
record ServerPair(
    Server bare, Server ours, double aSecond, Duration length, Supplier<List<String>> published)
    implements Pair {

  private static final Duration CAPACITY = Duration.ofSeconds(3);
  private static final double SECONDS_TO_MICROS = 1e6;

  /// At half of what the slower of the two can take.
  static ServerPair atHalfCapacity(
      Server bare, Server ours, Duration length, Supplier<List<String>> published)
      throws Exception {
    double slowest = 0;
    for (int i = 0; i < 2; i++) {
      for (var server : List.of(bare, ours)) {
        slowest = Math.max(slowest, server.closed(CAPACITY).of(Measure.WALL));
      }
    }
    return new ServerPair(bare, ours, SECONDS_TO_MICROS / slowest / 2, length, published);
  }

  @Override
  public Sample baseline() throws Exception {
    return bare.open(aSecond, length);
  }

  @Override
  public Sample candidate() throws Exception {
    return ours.open(aSecond, length);
  }

  @Override
  public List<String> check() {
    var findings = new ArrayList<>(bare.asked().wrong());
    findings.addAll(ours.asked().wrong());
    findings.addAll(ours.asked().wrongBeside(bare.asked()));
    findings.addAll(published.get());
    return findings;
  }
}
