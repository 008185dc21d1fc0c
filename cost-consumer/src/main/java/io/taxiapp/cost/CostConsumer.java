package io.taxiapp.cost;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.model.Model;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.pricing.PricingTopology;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;
import io.taxiapp.topic.Topics;

/// Runs the cost topology as a process of its own.
public final class CostConsumer {

  static final String NAME = "cost-consumer";
  private static final int HEALTH_PORT = 8083;

  private CostConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    try (var model = ModelBundle.load(settings.modelDirectory().resolve("cost"))) {
      StreamsProcess.run(settings, topology(model));
    }
  }

  static PricingTopology<CostPrediction> topology(Model model) {
    return new PricingTopology<>("cost", Topics.COST_PREDICTIONS, new CostRule(model));
  }
}
