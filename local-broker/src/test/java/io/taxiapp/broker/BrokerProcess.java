package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A broker as a process of its own, killed when it is closed.
///
/// @param output its standard output
/// @param errors the file that has its standard error
record BrokerProcess(Process process, BufferedReader output, Path errors) implements AutoCloseable {

  static BrokerProcess start(Path directory, String... options) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                // It lives for seconds, beside others like it.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalBrokerProcess.class.getName(),
                "--dir",
                directory.toString()));
    command.addAll(List.of(options));
    var logs = Files.createDirectories(Path.of("target", "broker-logs"));
    var errors = Files.createTempFile(logs, "broker", ".log").toAbsolutePath();
    var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    return new BrokerProcess(process, process.inputReader(), errors);
  }

  /// Where it serves clients, once it does.
  String address() throws IOException {
    var line = output.readLine();
    assertThat(line).as("what it says first; its errors are in " + errors).startsWith("ready ");
    return line.substring("ready ".length());
  }

  Clients clients() throws IOException {
    return new Clients(address());
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
