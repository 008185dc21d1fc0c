package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The limit is less than the time after which a controller gives a silent broker up.
@Timeout(100)
final class LocalBrokerProcessIT {
  /// Kept in partition 0 of the four of `__transaction_state`.
  private static final String PUBLISHER = "publisher";

  private static final int STOPPED_AS_ASKED = 0;

  @TempDir Path directory;

  @Test
  void aSmallHeapIsEnoughAndAskedToStopItEndsWell() throws Exception {
    var kilobyte = "x".repeat(1024);
    var values = Collections.nCopies(20_000, kilobyte);
    Process process = start();
    try (BufferedReader output = process.inputReader()) {
      var clients = new Clients(readyAddress(output));
      clients.createTopic("rides");
      clients.publishInOneTransaction("rides", PUBLISHER, values);
      assertThat(clients.readCommitted("rides", values.size())).hasSize(values.size());

      process.toHandle().destroy(); // SIGTERM; Process.destroy would close its output as well

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(STOPPED_AS_ASKED);
      assertThat(output.readAllAsString()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatItAcknowledgedOutlivesAKill() throws Exception {
    publishAndKill("rides", List.of("first", "second"));

    assertThat(readAfterRestart("rides", 2)).containsExactly("first", "second");
  }

  @Test
  void aCommitThatWasDecidedButNotMarkedWhenItWasKilledIsCarriedOut() throws Exception {
    publishAndKill("rides", List.of("first", "second"));
    // The last batch of either log is what the broker writes after it has decided.
    LogFile.of(directory, "rides-0").dropLastBatch();
    LogFile.of(directory, "__transaction_state-0").dropLastBatch();

    assertThat(readAfterRestart("rides", 2)).containsExactly("first", "second");
  }

  private void publishAndKill(String topic, List<String> values) throws Exception {
    Process process = start();
    try (BufferedReader output = process.inputReader()) {
      var clients = new Clients(readyAddress(output));
      clients.createTopic(topic);
      clients.publishInOneTransaction(topic, PUBLISHER, values);
      assertThat(clients.readCommitted(topic, values.size())).hasSize(values.size());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<String> readAfterRestart(String topic, int count) throws Exception {
    Process process = start();
    try (BufferedReader output = process.inputReader()) {
      return new Clients(readyAddress(output)).readCommitted(topic, count);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void settingsThatMakeNoSenseEndItWithAMessage() throws Exception {
    Process process = start("--port", "none");
    try (BufferedReader errors = process.errorReader()) {
      assertThat(errors.readAllAsString()).contains("--port: expected a number, found none");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }

  private Process start(String... more) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Stream<String> command =
        Stream.of(
            java,
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            LocalBrokerProcess.class.getName(),
            "--dir",
            directory.toString());
    Stream<String> options = more.length == 0 ? Stream.of("--port", "0") : Arrays.stream(more);
    return new ProcessBuilder(Stream.concat(command, options).toList()).start();
  }

  private static String readyAddress(BufferedReader output) throws IOException {
    String line = output.readLine();
    assertThat(line).startsWith("ready 127.0.0.1:");
    return line.substring("ready ".length());
  }
}
