package io.taxiapp.local.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One installation of `compose/compose.yaml`, with containers and volumes of its own.
///
/// @param directory holds `compose.yaml`
/// @param environment its settings, as in `.env`
/// @param quiet shows what is printed only of what fails
public record ComposeProject(
    String name, Path directory, Map<String, String> environment, boolean quiet) {

  public ComposeProject {
    environment = Map.copyOf(environment);
  }

  /// Runs `docker compose` and shows what it prints.
  ///
  /// @throws IllegalStateException if it does not end with 0
  public void run(String... arguments) throws InterruptedException {
    show(compose(List.of(arguments)));
  }

  /// Runs a script that stands beside `compose.yaml`, and shows what it prints.
  ///
  /// @throws IllegalStateException if it does not end with 0
  public void script(String file, String... arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of(directory.resolve(file).toString()));
    command.addAll(List.of(arguments));
    show(command);
  }

  /// Removes volumes, and what is in them; no container may have them.
  public void remove(Collection<String> volumes) throws InterruptedException {
    var command = new ArrayList<>(List.of("docker", "volume", "rm"));
    volumes.forEach(volume -> command.add(name + "_" + volume));
    show(command);
  }

  /// When a volume was made.
  public String created(String volume) throws InterruptedException {
    return printed(
        List.of("docker", "volume", "inspect", "--format", "{{.CreatedAt}}", name + "_" + volume));
  }

  /// Every address that a container is published on, such as `127.0.0.1`; empty for all.
  public Set<String> publishedOn() throws InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                "docker",
                "inspect",
                "--format",
                "{{range .HostConfig.PortBindings}}{{range .}}[{{.HostIp}}]{{end}}{{end}}"));
    command.addAll(ask("ps", "--quiet").lines().toList());
    return Pattern.compile("\\[(.*?)]")
        .matcher(printed(command))
        .results()
        .map(address -> address.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
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
    return printed(compose(List.of(arguments)));
  }

  private String printed(List<String> command) throws InterruptedException {
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
    if (quiet) {
      printed(command);
      return;
    }
    var status = start(builder(command).inheritIO()).waitFor();
    if (status != 0) {
      throw failure(command, status, "");
    }
  }

  private List<String> compose(List<String> arguments) {
    var command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(arguments);
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("COMPOSE_PROJECT_NAME", name);
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
