package io.taxiapp.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
            10_000);
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
