package io.taxiapp.broker;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the broker's process is told: `--dir` and `--port`, or `TAXI_BROKER_DIR` and
/// `TAXI_BROKER_PORT` from the environment; an argument counts more than the environment.
///
/// @param directory where the records are; has no default
/// @param port the port for clients; 0 for a free one
record BrokerSettings(Path directory, int port) {
  static final int DEFAULT_PORT = 9092;
  private static final Set<String> OPTIONS = Set.of("--dir", "--port");

  BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port: expected 0 to 65535, found " + port);
    }
  }

  /// @throws IllegalArgumentException naming the setting, what was expected and what was found
  static BrokerSettings of(List<String> arguments, Map<String, String> environment) {
    var values = new HashMap<String, String>();
    putIfPresent(values, "--dir", environment, "TAXI_BROKER_DIR");
    putIfPresent(values, "--port", environment, "TAXI_BROKER_PORT");
    values.putAll(options(arguments));
    return new BrokerSettings(directory(values), port(values));
  }

  private static void putIfPresent(
      Map<String, String> values, String option, Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value != null) {
      values.put(option, value);
    }
  }

  private static Map<String, String> options(List<String> arguments) {
    var options = new HashMap<String, String>();
    for (int index = 0; index < arguments.size(); index += 2) {
      String option = arguments.get(index);
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException("expected --dir or --port, found " + option);
      }
      if (index + 1 == arguments.size()) {
        throw new IllegalArgumentException(option + ": expected a value, found nothing");
      }
      options.put(option, arguments.get(index + 1));
    }
    return options;
  }

  private static Path directory(Map<String, String> values) {
    String value = values.getOrDefault("--dir", "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("--dir: expected a directory, found nothing");
    }
    try {
      return Path.of(value).toAbsolutePath();
    } catch (InvalidPathException exception) {
      throw new IllegalArgumentException("--dir: expected a path, found " + value, exception);
    }
  }

  private static int port(Map<String, String> values) {
    String value = values.getOrDefault("--port", String.valueOf(DEFAULT_PORT));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException exception) {
      throw new IllegalArgumentException("--port: expected a number, found " + value, exception);
    }
  }
}
