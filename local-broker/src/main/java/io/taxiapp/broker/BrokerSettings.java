package io.taxiapp.broker;

import io.taxiapp.broker.Ports.Relayed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the broker's process is told: `--dir` and `--port`, or `TAXI_BROKER_DIR` and
/// `TAXI_BROKER_PORT` from the environment; an argument counts more than the environment. One of
/// several is told `--controllers 20001,20002,20003` and which of them it is, `--node 2`; one that
/// clients also reach over a relay `--relayed LISTENER:RELAY`, both ports of this machine.
///
/// @param directory where the records are; has no default
/// @param port the port for clients; 0 for a free one
/// @param controllers empty for a broker alone
record BrokerSettings(
    Path directory, int port, int node, List<Integer> controllers, Optional<Relayed> relayed) {
  static final int DEFAULT_PORT = 9092;
  private static final List<String> OPTIONS =
      List.of("--dir", "--port", "--node", "--controllers", "--relayed");

  BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port: expected 0 to 65535, found " + port);
    }
    int nodes = Math.max(1, controllers.size());
    if (node < 1 || node > nodes) {
      throw new IllegalArgumentException("--node: expected 1 to " + nodes + ", found " + node);
    }
  }

  /// A broker alone.
  BrokerSettings(Path directory, int port) {
    this(directory, port, 1, List.of(), Optional.empty());
  }

  /// @throws IllegalStateException if one of them is taken
  Ports ports() {
    return Ports.claim(port, controllers.isEmpty() ? 0 : controllers.get(node - 1), relayed);
  }

  Quorum quorum(Ports ports) {
    return new Quorum(node, controllers.isEmpty() ? List.of(ports.controller()) : controllers);
  }

  /// @throws IllegalArgumentException naming the setting, what was expected and what was found
  static BrokerSettings of(List<String> arguments, Map<String, String> environment) {
    var values = new HashMap<String, String>();
    putIfPresent(values, "--dir", environment, "TAXI_BROKER_DIR");
    putIfPresent(values, "--port", environment, "TAXI_BROKER_PORT");
    values.putAll(options(arguments));
    return new BrokerSettings(
        directory(values),
        number("--port", values.getOrDefault("--port", String.valueOf(DEFAULT_PORT))),
        number("--node", values.getOrDefault("--node", "1")),
        numbers("--controllers", values, ","),
        relayed(values));
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
        throw new IllegalArgumentException(
            "expected one of " + String.join(", ", OPTIONS) + ", found " + option);
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

  private static Optional<Relayed> relayed(Map<String, String> values) {
    var ports = numbers("--relayed", values, ":");
    if (!ports.isEmpty() && ports.size() != 2) {
      throw new IllegalArgumentException("--relayed: expected two ports, found " + ports);
    }
    return ports.isEmpty()
        ? Optional.empty()
        : Optional.of(new Relayed(ports.getFirst(), ports.getLast()));
  }

  private static List<Integer> numbers(
      String option, Map<String, String> values, String separator) {
    String value = values.getOrDefault(option, "");
    return value.isEmpty()
        ? List.of()
        : Stream.of(value.split(separator, -1)).map(one -> number(option, one)).toList();
  }

  private static int number(String option, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException exception) {
      throw new IllegalArgumentException(option + ": expected a number, found " + value, exception);
    }
  }
}
