package io.taxiapp.bench.http;

import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Both servers, asked the same at the same rate.
record ServerPair(Servers servers, double aSecond, Duration length, Asked ofBare, Asked ofOurs)
    implements Pair {

  private static final Duration CAPACITY = Duration.ofSeconds(3);
  private static final double SECONDS_TO_MICROS = 1e6;

  /// At half of what the slower of the two can take.
  static ServerPair atHalfCapacity(Servers servers, Duration length, Asked ofBare, Asked ofOurs)
      throws Exception {
    double slowest = 0;
    for (int i = 0; i < 2; i++) {
      slowest =
          Math.max(
              servers.closed(false, CAPACITY, ofBare).of(Measure.WALL),
              servers.closed(true, CAPACITY, ofOurs).of(Measure.WALL));
    }
    return new ServerPair(servers, SECONDS_TO_MICROS / slowest / 2, length, ofBare, ofOurs);
  }

  @Override
  public Sample baseline() throws Exception {
    return servers.open(false, aSecond, length, ofBare);
  }

  @Override
  public Sample candidate() throws Exception {
    return servers.open(true, aSecond, length, ofOurs);
  }

  @Override
  public List<String> check() {
    var findings = new ArrayList<>(ofBare.wrong());
    findings.addAll(ofOurs.wrong());
    findings.addAll(ofOurs.wrongBeside(ofBare));
    return findings;
  }

  @Override
  public void close() {
    servers.close();
  }
}
