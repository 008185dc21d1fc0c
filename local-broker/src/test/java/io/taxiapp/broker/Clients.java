package io.taxiapp.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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
  void publishUntilTheBrokerIsAway(String topic, String id) {
    try (var producer = transactionalProducer(id, Duration.ofSeconds(5))) {
      while (!Thread.currentThread().isInterrupted()) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic, id));
        producer.commitTransaction();
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

  /// The first `count` committed values of a topic, or as many as come while patience lasts.
  List<String> readCommitted(String topic, int count) {
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
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      Instant deadline = Instant.now().plus(PATIENCE);
      while (values.size() < count && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }
}
