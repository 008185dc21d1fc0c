package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taxiapp.event.RideMessage;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.trace.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/// A topology under test on a real broker, with the settings of its process: exactly once, read
/// committed.
public final class RunningTopology implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaStreams streams;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /// @param results the topics that [#await] reads
  public RunningTopology(
      String applicationId,
      Topology topology,
      String bootstrapServers,
      Path stateDirectory,
      List<Topic<?, ?>> results)
      throws InterruptedException {
    this(applicationId, topology, bootstrapServers, stateDirectory, results, Map.of());
  }

  /// @param variables what its process is told beside the defaults
  public RunningTopology(
      String applicationId,
      Topology topology,
      String bootstrapServers,
      Path stateDirectory,
      List<Topic<?, ?>> results,
      Map<String, String> variables)
      throws InterruptedException {
    Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(kafka)) {
      TopicCreation.createMissing(admin);
    }
    var environment = new HashMap<>(variables);
    environment.put("TAXI_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("TAXI_STATE_DIR", stateDirectory.toString());
    var settings = StreamsSettings.fromEnvironment(applicationId, 0, environment);
    var properties = settings.properties(new SimpleMeterRegistry());
    // What is seen was committed at the pace of a thread that keeps up, or not at all.
    int never = 600_000;
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, never);
    properties.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), never);
    streams = new KafkaStreams(topology, properties, settings.clients());
    producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "reader of " + applicationId,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(results.stream().map(Topic::name).toList());
    streams.start();
  }

  public void send(Topic<?, ?> topic, RideMessage message) {
    sendBytes(topic, message, EventJson.write(message));
  }

  /// Any bytes in the place of a message.
  public void sendBytes(Topic<?, ?> topic, RideMessage message, byte @Nullable [] bytes) {
    var key = message.rideId().toString().getBytes(UTF_8);
    var headers = MessageHeaders.of(message, "test", TraceContext.start());
    var _ = producer.send(new ProducerRecord<>(topic.name(), null, key, bytes, headers));
    producer.flush();
  }

  /// The committed records of the result topics, at least so many; fails when they do not come.
  public List<ConsumerRecord<byte[], byte[]>> await(int count) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    var deadline = Instant.now().plus(PATIENCE);
    while (records.size() < count) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "expected %d records within %s, found %s".formatted(count, PATIENCE, records));
      }
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    consumer.poll(Duration.ofMillis(500)).forEach(records::add);
    return records;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(10));
    consumer.close();
    producer.close();
  }
}
