package io.taxiapp.bench.latency;

import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import java.util.ArrayList;
import java.util.List;

/// Two stacks under the same load, one after the other.
record StackPair(LatencyStack theirs, LatencyStack ours) implements Pair {

  @Override
  public Sample baseline() throws Exception {
    return theirs.run().all();
  }

  @Override
  public Sample candidate() throws Exception {
    return ours.run().all();
  }

  @Override
  public List<String> check() {
    var findings = new ArrayList<>(theirs.check());
    findings.addAll(ours.check());
    return findings;
  }
}
