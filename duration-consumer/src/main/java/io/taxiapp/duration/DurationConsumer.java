package io.taxiapp.duration;

import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.StreamsProcess;
import io.taxiapp.stream.StreamsSettings;
import io.taxiapp.traffic.TrafficSettings;

/// Runs the duration topology as a process of its own.
public final class DurationConsumer {

  static final String NAME = "duration-consumer";
  private static final int HEALTH_PORT = 8081;

  private DurationConsumer() {}

  static void main() throws Exception {
    var settings = StreamsSettings.fromEnvironment(NAME, HEALTH_PORT, System.getenv());
    var bundle = settings.modelDirectory().resolve("corrected-duration");
    try (var model = ModelBundle.load(bundle)) {
      var traffic = TrafficSettings.read(bundle);
      StreamsProcess.run(
          settings, new DurationTopology(model, model.tables(), traffic, System::nanoTime));
    }
  }
}
