package io.taxiapp.bench.topology;

import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Two processes that are given the same batches.
public record BatchPair(
    Batches baselineBatches,
    Batches candidateBatches,
    Callable<List<String>> baselineCheck,
    Callable<List<String>> candidateCheck)
    implements Pair {

  @Override
  public Sample baseline() throws Exception {
    return baselineBatches.next();
  }

  @Override
  public Sample candidate() throws Exception {
    return candidateBatches.next();
  }

  @Override
  public List<String> check() throws Exception {
    var findings = new ArrayList<>(baselineCheck.call());
    findings.addAll(candidateCheck.call());
    return findings;
  }
}
