package io.taxiapp.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class LocalBrokerIT {
  private static final int ROUNDS = 3;
  private static final int PUBLISHERS = 24;
  private static final int TRANSACTIONS = 10;

  /// Of the broker that all tests share that do not stop theirs.
  @TempDir static Path shared;

  private static LocalBroker broker;
  private static Clients clients;

  @TempDir Path directory;

  @BeforeAll
  static void startShared() {
    broker = LocalBroker.start(shared, 0);
    clients = new Clients(broker.bootstrapServers());
  }

  @AfterAll
  static void stopShared() {
    broker.close();
  }

  @Test
  void recordsAreThereAgainAfterARestartOnTheSameDirectory() throws Exception {
    try (var first = LocalBroker.start(directory, 0)) {
      var before = new Clients(first.bootstrapServers());
      before.createTopic("rides");
      before.publishInOneTransaction("rides", "publisher", List.of("first", "second"));
      assertThat(before.readCommitted("rides", 2)).containsExactly("first", "second");
    }

    try (var second = LocalBroker.start(directory, 0)) {
      var after = new Clients(second.bootstrapServers());
      after.publishInOneTransaction("rides", "publisher", List.of("third"));
      assertThat(after.readCommitted("rides", 3)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void anAbortedTransactionIsNeverRead() throws Exception {
    clients.createTopic("aborts");
    try (var producer = clients.transactionalProducer("aborts", Clients.PATIENCE)) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("aborts", "aborted")).get();
      producer.abortTransaction();
    }
    clients.publishInOneTransaction("aborts", "publisher", List.of("committed"));

    assertThat(clients.readCommitted("aborts", 1)).containsExactly("committed");
  }

  @Test
  void anAbandonedTransactionIsAbortedByTheBrokerAndHoldsReadersBackNoLonger() throws Exception {
    clients.createTopic("abandons");
    try (var producer = clients.transactionalProducer("abandons", Duration.ofSeconds(5))) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("abandons", "abandoned")).get();
      clients.publishInOneTransaction("abandons", "publisher", List.of("committed"));

      // Its producer is there and never ends it: only the broker can have let them go on.
      assertThat(clients.readCommitted("abandons", 1)).containsExactly("committed");
      assertThat(clients.readUncommitted("abandons", 2)).containsExactly("abandoned", "committed");
      assertThatThrownBy(producer::commitTransaction).isInstanceOf(KafkaException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "transaction.abort.timed.out.transaction.cleanup.interval.ms, 1000",
    "group.min.session.timeout.ms, 500",
    "group.initial.rebalance.delay.ms, 0"
  })
  void nobodyWaitsLongForAClientThatIsGone(String setting, String value) throws Exception {
    var node = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (var admin = clients.admin()) {
      var settings = admin.describeConfigs(List.of(node)).all().get().values().iterator().next();
      assertThat(settings.get(setting).value()).isEqualTo(value);
    }
  }

  @Test
  void aStopLeavesNoTransactionOpenThatWasJustEnding() throws Exception {
    try (var first = LocalBroker.start(directory, 0)) {
      new Clients(first.bootstrapServers()).createTopic("rides");
    }
    for (int round = 0; round < ROUNDS; round++) {
      stopWhilePublishing(round);
    }

    try (var last = LocalBroker.start(directory, 0)) {
      var after = new Clients(last.bootstrapServers());
      // Whoever comes back under its name ends what it had left open: what holds readers back after
      // that has no owner.
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < ROUNDS * PUBLISHERS; i++) {
          var id = publisher(i);
          threads.execute(() -> after.transactionalProducer(id, Clients.PATIENCE).close());
        }
      }
      await().atMost(Clients.PATIENCE).until(() -> after.heldBack("rides") == 0);
    }
  }

  private void stopWhilePublishing(int round) throws InterruptedException {
    var committed = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try (var stopped = LocalBroker.start(directory, 0)) {
        var publishing = new Clients(stopped.bootstrapServers());
        for (int i = 0; i < PUBLISHERS; i++) {
          var id = publisher(round * PUBLISHERS + i);
          threads.execute(
              () ->
                  publishing.publishUntilTheBrokerIsAway("rides", id, committed::incrementAndGet));
        }
        await().atMost(Clients.PATIENCE).until(() -> committed.get() >= PUBLISHERS * TRANSACTIONS);
      }
      threads.shutdownNow();
    }
  }

  /// Another one in each round: its next transaction would end what is left of one before it.
  private static String publisher(int number) {
    return "publisher-" + number;
  }

  @Test
  void transactionsAreOfVersionTwo() throws Exception {
    try (var admin = clients.admin()) {
      var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();

      assertThat(features)
          .extractingByKey("transaction.version")
          .extracting(FinalizedVersionRange::maxVersionLevel)
          .isEqualTo((short) 2);
    }
  }

  @Test
  void aTopicThatNobodyCreatedDoesNotComeIntoBeing() throws Exception {
    try (var admin = clients.admin()) {
      assertThatThrownBy(() -> admin.describeTopics(Set.of("misspelt")).allTopicNames().get())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
    }
  }

  @Test
  void itListensOnTheLoopbackAddressOnly() throws Exception {
    int port = Integer.parseInt(broker.bootstrapServers().replace("127.0.0.1:", ""));

    // Linux gives each of 127.0.0.0/8 its own ports: this one would be taken by a wildcard bind.
    try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.2"))) {
      assertThat(other.isBound()).isTrue();
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
