package io.taxiapp.local.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One installation of `compose/compose.yaml`, with containers and volumes of its own.
///
/// @param directory holds `compose.yaml`
/// @param environment its settings, as in `.env`
public record ComposeProject(String name, Path directory, Map<String, String> environment) {

  public ComposeProject {
    environment = Map.copyOf(environment);
  }

  /// Runs `docker compose` and shows what it prints.
  ///
  /// @throws IllegalStateException if it does not end with 0
  public void run(String... arguments) throws InterruptedException {
    show(compose(List.of(arguments)));
  }

  /// Ends one container of a service at once, as a crash does.
  ///
  /// @param index from 1
  public void kill(String service, int index) throws InterruptedException {
    show(List.of("docker", "kill", name + "-" + service + "-" + index));
  }

  /// Runs `docker compose` and returns what it prints.
  ///
  /// @throws IllegalStateException if it does not end with 0
  public String ask(String... arguments) throws InterruptedException {
    var command = compose(List.of(arguments));
    var process = start(builder(command).redirectErrorStream(true));
    try (var output = process.getInputStream()) {
      var printed = new String(output.readAllBytes(), UTF_8);
      var status = process.waitFor();
      if (status != 0) {
        throw failure(command, status, printed);
      }
      return printed;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read what " + String.join(" ", command) + " prints", e);
    }
  }

  private void show(List<String> command) throws InterruptedException {
    var status = start(builder(command).inheritIO()).waitFor();
    if (status != 0) {
      throw failure(command, status, "");
    }
  }

  private List<String> compose(List<String> arguments) {
    var command = new ArrayList<>(List.of("docker", "compose", "--project-name", name));
    command.addAll(arguments);
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private static Process start(ProcessBuilder command) {
    try {
      return command.start();
    } catch (IOException e) {
      throw new IllegalStateException("expected Docker with compose, found " + e.getMessage(), e);
    }
  }

  private static IllegalStateException failure(List<String> command, int status, String printed) {
    return new IllegalStateException(
        "%s: expected 0, found %d %s".formatted(String.join(" ", command), status, printed));
  }
}
