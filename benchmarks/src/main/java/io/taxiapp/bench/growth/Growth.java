package io.taxiapp.bench.growth;

import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import java.util.ArrayList;
import java.util.List;

/// Fewer rides, or instances, beside more.
record Growth(GrowingRides fewer, GrowingRides more) implements Pair {

  @Override
  public Sample baseline() throws Exception {
    return fewer.next();
  }

  @Override
  public Sample candidate() throws Exception {
    return more.next();
  }

  @Override
  public List<String> check() {
    var findings = new ArrayList<>(fewer.check());
    findings.addAll(more.check());
    return findings;
  }
}
