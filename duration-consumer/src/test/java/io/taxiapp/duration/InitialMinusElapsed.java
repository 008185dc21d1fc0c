package io.taxiapp.duration;

import io.taxiapp.event.ModelIdentity;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.model.Model;
import io.taxiapp.model.Scored;
import java.time.Duration;
import java.util.Map;

/// A model whose answers a test can tell beforehand: what the initial duration leaves in the
/// traffic.
final class InitialMinusElapsed implements Model {

  @Override
  public ModelIdentity identity() {
    return new ModelIdentity("initial-minus-elapsed", "1", "sha256:" + "ab".repeat(32));
  }

  @Override
  public Scored predict(FeatureInput input) {
    var elapsed = input.progress().map(ProgressFacts::elapsed).orElse(Duration.ZERO);
    var planned =
        input.durationSeconds().orElseThrow()
            * Math.sqrt(input.pickupTraffic() * input.dropoffTraffic());
    var remaining = Math.max(0, planned - elapsed.toSeconds());
    return new Scored(
        remaining,
        remaining,
        remaining,
        remaining,
        Map.of("pickupTraffic", input.pickupTraffic(), "dropoffTraffic", input.dropoffTraffic()));
  }
}
