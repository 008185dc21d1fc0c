package io.taxiapp.duration;

import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;

/// Runs the duration topology as a process of its own.
public final class DurationConsumer {

  static final String NAME = "duration-consumer";
  private static final int HEALTH_PORT = 8081;

  private DurationConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    try (var model = ModelBundle.load(settings.modelDirectory().resolve("corrected-duration"))) {
      StreamsProcess.run(settings, new DurationTopology(model).get());
    }
  }
}
