package io.taxiapp.bench.topology;

import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.model.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Two processes that are given the same batches.
///
/// @param duration answered the requests; closed at the end
public record BatchPair(
    ModelBundle duration,
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

  @Override
  public void close() {
    baselineBatches.close();
    candidateBatches.close();
    duration.close();
  }
}
