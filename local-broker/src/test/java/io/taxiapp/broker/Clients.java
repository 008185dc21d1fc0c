package io.taxiapp.broker;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The three kinds of clients that these tests put a broker to work with.
record Clients(String bootstrapServers) {
  /// A net under what should come much sooner, and does on a machine with nothing else to do.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  void createTopic(String name) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()))).all().get();
    }
  }

  KafkaProducer<String, String> transactionalProducer(String id, Duration timeout) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "transactional.id",
            id,
            "transaction.timeout.ms",
            (int) timeout.toMillis(),
            "max.block.ms",
            (int) PATIENCE.toMillis());
    var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  void publishInOneTransaction(String topic, String id, List<String> values) {
    try (var producer = transactionalProducer(id, PATIENCE)) {
      producer.beginTransaction();
      for (String value : values) {
        var _ = producer.send(new ProducerRecord<>(topic, value)); // the commit tells of failures
      }
      producer.commitTransaction();
    }
  }

  /// One small transaction after the other.
  ///
  /// @param committed is told each
  void publishUntilTheBrokerIsAway(String topic, String id, Runnable committed) {
    try (var producer = transactionalProducer(id, PATIENCE)) {
      while (!Thread.currentThread().isInterrupted()) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic, id));
        producer.commitTransaction();
        committed.run();
      }
    } catch (KafkaException _) {
      // The broker is away.
    }
  }

  /// How many records of a topic lie behind a transaction that is open.
  long heldBack(String topic) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      return end(admin, topic, IsolationLevel.READ_UNCOMMITTED)
          - end(admin, topic, IsolationLevel.READ_COMMITTED);
    }
  }

  private static long end(Admin admin, String topic, IsolationLevel isolation)
      throws InterruptedException, ExecutionException {
    var partition = new TopicPartition(topic, 0);
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(partition)
        .get()
        .offset();
  }

  /// The first `count` committed values of a topic, as the only member of a group.
  List<String> readCommitted(String topic, int count) {
    return read(topic, count, IsolationLevel.READ_COMMITTED);
  }

  /// The same with those of transactions that are open or were aborted.
  List<String> readUncommitted(String topic, int count) {
    return read(topic, count, IsolationLevel.READ_UNCOMMITTED);
  }

  private List<String> read(String topic, int count, IsolationLevel isolation) {
    var values = new ArrayList<String>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "readers-of-" + topic,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "isolation.level",
            isolation.toString().toLowerCase(Locale.ROOT));
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      // A consumer is for the thread that made it.
      await("%d values of %s".formatted(count, topic))
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
              });
    }
    return values;
  }
}
