package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The limit is less than the time after which a controller gives a silent broker up.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class LocalBrokerProcessIT {
  /// Kept in partition 0 of the four of `__transaction_state`.
  private static final String PUBLISHER = "publisher";

  private static final int STOPPED_AS_ASKED = 0;

  @TempDir Path directory;

  @Test
  void aSmallHeapIsEnoughAndAskedToStopItEndsWell() throws Exception {
    var kilobyte = "x".repeat(1024);
    var values = Collections.nCopies(20_000, kilobyte);
    try (var broker = start()) {
      var clients = broker.clients();
      clients.createTopic("rides");
      clients.publishInOneTransaction("rides", PUBLISHER, values);
      assertThat(clients.readCommitted("rides", values.size())).hasSize(values.size());

      broker.process().toHandle().destroy(); // SIGTERM; Process.destroy would close its output too

      assertThat(broker.process().waitFor())
          .as("its status; its errors are in " + broker.errors())
          .isEqualTo(STOPPED_AS_ASKED);
      assertThat(broker.output().readAllAsString()).isEmpty();
    }
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
    try (var broker = start()) {
      var clients = broker.clients();
      clients.createTopic(topic);
      clients.publishInOneTransaction(topic, PUBLISHER, values);
      assertThat(clients.readCommitted(topic, values.size())).hasSize(values.size());
    }
  }

  private List<String> readAfterRestart(String topic, int count) throws Exception {
    try (var broker = start()) {
      return broker.clients().readCommitted(topic, count);
    }
  }

  @Test
  void settingsThatMakeNoSenseEndItWithAMessage() throws Exception {
    try (var broker = BrokerProcess.start(directory, "--port", "none")) {
      assertThat(broker.process().waitFor()).isEqualTo(2);
      assertThat(broker.errors()).content().contains("--port: expected a number, found none");
    }
  }

  private BrokerProcess start() throws IOException {
    return BrokerProcess.start(directory, "--port", "0");
  }
}
