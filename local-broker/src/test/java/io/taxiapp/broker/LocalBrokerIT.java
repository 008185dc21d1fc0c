package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class LocalBrokerIT {
  private static final int ROUNDS = 3;
  private static final int PUBLISHERS = 4;

  @TempDir Path directory;

  @Test
  void recordsAreThereAgainAfterARestartOnTheSameDirectory() throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      var clients = new Clients(broker.bootstrapServers());
      clients.createTopic("rides");
      clients.publishInOneTransaction("rides", "publisher", List.of("first", "second"));
      assertThat(clients.readCommitted("rides", 2)).containsExactly("first", "second");
    }

    try (var broker = LocalBroker.start(directory, 0)) {
      var clients = new Clients(broker.bootstrapServers());
      clients.publishInOneTransaction("rides", "publisher", List.of("third"));
      assertThat(clients.readCommitted("rides", 3)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void anAbortedTransactionIsNeverRead() throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      var clients = new Clients(broker.bootstrapServers());
      clients.createTopic("rides");
      try (var producer = clients.transactionalProducer("aborts", Duration.ofSeconds(10))) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("rides", "aborted")).get();
        producer.abortTransaction();
      }
      clients.publishInOneTransaction("rides", "publisher", List.of("committed"));

      assertThat(clients.readCommitted("rides", 1)).containsExactly("committed");
    }
  }

  @Test
  void anAbandonedTransactionHoldsReadersBackForLittleMoreThanItsTimeout() throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      var clients = new Clients(broker.bootstrapServers());
      clients.createTopic("rides");
      Instant abandoned;
      try (var producer = clients.transactionalProducer("abandons", Duration.ofSeconds(2))) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("rides", "abandoned")).get();
        abandoned = Instant.now();
        clients.publishInOneTransaction("rides", "publisher", List.of("committed"));

        assertThat(clients.readCommitted("rides", 1)).containsExactly("committed");
        assertThat(Duration.between(abandoned, Instant.now()))
            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
        producer.close(Duration.ZERO);
      }
    }
  }

  @Test
  void aStopLeavesNoTransactionOpenThatWasJustEnding() throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      new Clients(broker.bootstrapServers()).createTopic("rides");
    }
    for (int round = 0; round < ROUNDS; round++) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        try (var broker = LocalBroker.start(directory, 0)) {
          var clients = new Clients(broker.bootstrapServers());
          for (int i = 0; i < PUBLISHERS; i++) {
            var id = "publisher-" + i;
            threads.execute(() -> clients.publishUntilTheBrokerIsAway("rides", id));
          }
          Thread.sleep(2000);
        }
        threads.shutdownNow();
      }
    }

    try (var broker = LocalBroker.start(directory, 0)) {
      var clients = new Clients(broker.bootstrapServers());
      var end = Instant.now().plusSeconds(20);
      while (clients.heldBack("rides") > 0 && Instant.now().isBefore(end)) {
        Thread.sleep(200);
      }
      assertThat(clients.heldBack("rides")).isZero();
    }
  }

  @Test
  void transactionsAreOfVersionTwo() throws Exception {
    try (var broker = LocalBroker.start(directory, 0);
        var admin = new Clients(broker.bootstrapServers()).admin()) {
      var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();

      assertThat(features)
          .extractingByKey("transaction.version")
          .extracting(FinalizedVersionRange::maxVersionLevel)
          .isEqualTo((short) 2);
    }
  }

  @Test
  void aTopicThatNobodyCreatedDoesNotComeIntoBeing() throws Exception {
    try (var broker = LocalBroker.start(directory, 0);
        var admin = new Clients(broker.bootstrapServers()).admin()) {
      assertThatThrownBy(() -> admin.describeTopics(Set.of("misspelt")).allTopicNames().get())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      assertThat(admin.listTopics().names().get()).isEmpty();
    }
  }

  @Test
  void itListensOnTheLoopbackAddressOnly() throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      int port = Integer.parseInt(broker.bootstrapServers().replace("127.0.0.1:", ""));

      // Linux gives each of 127.0.0.0/8 its own ports: this one would be taken by a wildcard bind.
      try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.2"))) {
        assertThat(other.isBound()).isTrue();
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalBroker.start(directory, taken.getLocalPort()))
          .withMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    assertThat(directory).isEmptyDirectory();
  }
}
