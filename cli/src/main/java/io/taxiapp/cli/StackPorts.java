package io.taxiapp.cli;

import io.taxiapp.local.process.FreePorts;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The ports that `up` was given, looked at before anything is started.
final class StackPorts {

  /// The backend's and, after it, those of all services for health and metrics.
  private static final int IN_A_ROW = 5;

  private static final int LAST = 65_535;

  private StackPorts() {}

  /// @throws ParameterException if they cannot be the stack's
  /// @throws IllegalStateException if somebody listens on one of them
  static void require(CommandSpec command, int port, int kafkaPort) {
    int last = port + IN_A_ROW - 1;
    if (last > LAST) {
      throw new ParameterException(
          command.commandLine(),
          "--port: expected a port from 1 to %d, because it is the first of %d ports in a row; found %d"
              .formatted(LAST - IN_A_ROW + 1, IN_A_ROW, port));
    }
    if (port <= kafkaPort && kafkaPort <= last) {
      throw new ParameterException(
          command.commandLine(),
          "--kafka-port: expected a port outside %d to %d, which --port uses; found %d"
              .formatted(port, last, kafkaPort));
    }
    IntStream.rangeClosed(port, last).forEach(each -> requireFree("--port " + port, each));
    requireFree("--kafka-port " + kafkaPort, kafkaPort);
  }

  private static void requireFree(String option, int port) {
    if (!FreePorts.isFree(port)) {
      throw new IllegalStateException(
          "%s: expected port %d to be free, found it in use (./taxi status shows what runs here)"
              .formatted(option, port));
    }
  }
}
