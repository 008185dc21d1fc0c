package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taxiapp.event.RideMessage;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/// A topology under test on a real broker, with the settings of its process: exactly once, read
/// committed.
public final class RunningTopology implements AutoCloseable {

  /// A net under what should come much sooner, and does on a machine with nothing else to do.
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String applicationId;
  private final Admin admin;
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
    this.applicationId = applicationId;
    Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
    admin = Admin.create(kafka);
    TopicCreation.createMissing(admin, PARTITIONS);
    var environment = new HashMap<>(variables);
    environment.put("TAXI_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("TAXI_STATE_DIR", stateDirectory.toString());
    var settings = StreamsSettings.fromEnvironment(applicationId, 0, environment);
    var properties = settings.properties(new SimpleMeterRegistry());
    // A thread that is slow, as everything is on a busy machine, is not taken for dead.
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 60_000);
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

  /// As if it had been published at that moment.
  public void send(Topic<?, ?> topic, RideMessage message, Instant published) {
    send(topic, message, EventJson.write(message), published.toEpochMilli());
  }

  /// Any bytes in the place of a message.
  public void sendBytes(Topic<?, ?> topic, RideMessage message, byte @Nullable [] bytes) {
    send(topic, message, bytes, null);
  }

  private void send(
      Topic<?, ?> topic, RideMessage message, byte @Nullable [] bytes, @Nullable Long published) {
    var key = message.rideId().toString().getBytes(UTF_8);
    var headers = MessageHeaders.of(message, "test", TraceContext.start());
    var _ = producer.send(new ProducerRecord<>(topic.name(), null, published, key, bytes, headers));
    producer.flush();
  }

  /// The committed records of the result topics: at least so many, and all that are there once
  /// every ride event was taken up; fails when they do not come.
  public List<ConsumerRecord<byte[], byte[]>> await(int count) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    waiting(count + " records of " + consumer.subscription())
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(records::add);
              return records.size() >= count;
            });
    waiting("all ride events taken up").until(this::allTakenUp);
    waiting("no transaction open on the results").until(() -> ends(results()).equals(visible()));
    var ends = visible();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /// A consumer is for the thread that made it.
  private static ConditionFactory waiting(String what) {
    return Awaitility.await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE);
  }

  /// What came of a ride event is committed with the place up to which the topology has read.
  private boolean allTakenUp() throws InterruptedException, ExecutionException {
    var committed =
        admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata().get();
    var events =
        consumer.partitionsFor(Topics.RIDE_EVENTS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    return ends(events).entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .allMatch(
            end -> {
              var read = committed.get(end.getKey());
              return read != null && read.offset() >= end.getValue();
            });
  }

  private Set<TopicPartition> results() {
    return consumer.assignment();
  }

  /// Up to where the results are committed.
  private Map<TopicPartition, Long> visible() {
    return consumer.endOffsets(results());
  }

  /// With what is not committed.
  private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    var latest =
        partitions.stream()
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /// Leaves its group, as its process does: who comes next need not wait until it counts as dead.
  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(PATIENCE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    consumer.close();
    producer.close();
    admin.close();
  }
}
