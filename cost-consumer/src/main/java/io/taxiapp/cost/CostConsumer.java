package io.taxiapp.cost;

import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;

/// Runs the cost topology as a process of its own.
public final class CostConsumer {

  static final String NAME = "cost-consumer";
  private static final int HEALTH_PORT = 8083;

  private CostConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    try (var model = ModelBundle.load(settings.modelDirectory().resolve("cost"))) {
      StreamsProcess.run(settings, new CostTopology(model));
    }
  }
}
