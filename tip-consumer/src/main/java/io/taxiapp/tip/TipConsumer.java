package io.taxiapp.tip;

import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;

/// Runs the tip topology as a process of its own.
public final class TipConsumer {

  static final String NAME = "tip-consumer";
  private static final int HEALTH_PORT = 8082;

  private TipConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    try (var model = ModelBundle.load(settings.modelDirectory().resolve("tip"))) {
      StreamsProcess.run(settings, new TipTopology(model));
    }
  }
}
