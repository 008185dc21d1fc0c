package io.taxiapp.tip;

import io.taxiapp.event.TipPrediction;
import io.taxiapp.model.Model;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.pricing.PricingTopology;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;
import io.taxiapp.topic.Topics;

/// Runs the tip topology as a process of its own.
public final class TipConsumer {

  static final String NAME = "tip-consumer";
  private static final int HEALTH_PORT = 8082;

  private TipConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    try (var model = ModelBundle.load(settings.modelDirectory().resolve("tip"))) {
      StreamsProcess.run(settings, topology(model));
    }
  }

  static PricingTopology<TipPrediction> topology(Model model) {
    return new PricingTopology<>("tip", Topics.TIP_PREDICTIONS, new TipRule(model));
  }
}
