package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(100)
final class ClusterIT {

  private final List<Process> processes = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void stop() throws InterruptedException {
    for (var process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatThreeAcknowledgedIsThereWhenOneOfThemIsKilledAndTheOthersGoOn() throws Exception {
    var controllers =
        Stream.generate(() -> Ports.claim(0, 0, Optional.empty()).controller())
            .limit(3)
            .map(port -> Integer.toString(port))
            .collect(Collectors.joining(","));
    for (int node = 1; node <= 3; node++) {
      start(node, controllers);
    }
    var clients = new Clients(addresses());
    clients.createTopic("rides");
    clients.publishInOneTransaction("rides", "publisher", List.of("first"));

    processes.getFirst().destroyForcibly().waitFor();

    clients.publishInOneTransaction("rides", "another", List.of("second"));
    assertThat(clients.readCommitted("rides", 2)).containsExactly("first", "second");
  }

  private void start(int node, String controllers) throws IOException {
    var command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            LocalBrokerProcess.class.getName(),
            "--dir",
            directory.resolve(Integer.toString(node)).toString(),
            "--port",
            "0",
            "--node",
            Integer.toString(node),
            "--controllers",
            controllers);
    processes.add(new ProcessBuilder(command).start());
  }

  private String addresses() throws IOException {
    var addresses = new ArrayList<String>();
    for (var process : processes) {
      var line = process.inputReader().readLine();
      assertThat(line).startsWith("ready ");
      addresses.add(line.substring("ready ".length()));
    }
    return String.join(",", addresses);
  }
}
