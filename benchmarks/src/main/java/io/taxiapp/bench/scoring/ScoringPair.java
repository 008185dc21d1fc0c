package io.taxiapp.bench.scoring;

import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.ResourceUsage;
import io.taxiapp.bench.measure.Sample;
import java.util.ArrayList;
import java.util.List;

/// Two ways to score the same rows.
record ScoringPair(
    GoldenScores golden,
    int calls,
    GoldenScores.Scoring baselineScoring,
    GoldenScores.Scoring candidateScoring)
    implements Pair {

  @Override
  public Sample baseline() throws Exception {
    return repeat(baselineScoring);
  }

  @Override
  public Sample candidate() throws Exception {
    return repeat(candidateScoring);
  }

  private Sample repeat(GoldenScores.Scoring scoring) throws Exception {
    var columns = new float[golden.outputs().getFirst().length];
    int rows = golden.rows().size();
    var before = ResourceUsage.ofThread();
    for (int call = 0; call < calls; call++) {
      scoring.score(call % rows, columns);
    }
    return Sample.of(ResourceUsage.ofThread().since(before), calls);
  }

  @Override
  public List<String> check() throws Exception {
    var wrong = new ArrayList<>(golden.check("baseline", baselineScoring));
    wrong.addAll(golden.check("ours", candidateScoring));
    return wrong;
  }
}
