package io.taxiapp.tip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.repartition.Repartition;
import io.taxiapp.stream.RunningProcess;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process keeps on its disk, on a real broker: it is used as long as it follows from what
/// is in Kafka.
class LocalStateIT {

  private static final int PARTITIONS = 3;
  private static final Instant AT = SampleMessages.requested().requestedAt();
  private static final List<UUID> BEFORE = rides(0, 12);
  private static final List<UUID> AFTER = rides(12, 24);

  @TempDir private Path directory;
  private int partitions = PARTITIONS;

  @Test
  void stateOfAKafkaThatWasRestoredOrLostIsMadeAnew() throws Exception {
    var kafka = directory.resolve("kafka");
    try (var broker = LocalBroker.start(kafka, 0)) {
      process(broker, BEFORE, "");
    }
    copy(kafka, directory.resolve("copy"));
    copy(kafka, directory.resolve("another-copy"));
    try (var broker = LocalBroker.start(kafka, 0)) {
      process(broker, AFTER, "");
    }

    int port;
    RunningProcess goesOn;
    try (var broker = LocalBroker.start(directory.resolve("copy"), 0)) {
      process(broker, AFTER, "other-kafka");
      assertThat(predicted(broker)).containsExactlyInAnyOrderElementsOf(both());
      port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
      goesOn = consumer(broker);
    }
    try (var broker = LocalBroker.start(directory.resolve("another-copy"), port)) {
      assertThat(goesOn.failure()).contains("gave up");
      process(broker, AFTER, "not-closed");
      assertThat(predicted(broker)).containsExactlyInAnyOrderElementsOf(both());
    }
    try (var broker = LocalBroker.start(directory.resolve("new"), 0)) {
      process(broker, BEFORE, "other-kafka");
      assertThat(predicted(broker)).containsExactlyInAnyOrderElementsOf(BEFORE);
    }
  }

  @Test
  void damagedStateIsMadeAnewAndWhatWasPredictedIsNotPredictedAgain() throws Exception {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      process(broker, BEFORE, "");
      int next = 12;
      var predicted = new ArrayList<>(BEFORE);
      for (var damage : damages()) {
        damage.to(directory.resolve("state/tip-consumer"));
        var rides = rides(next, next + 3);
        var again = new ArrayList<>(rides);
        again.addAll(BEFORE);
        process(broker, again, damage.discarded());
        predicted.addAll(rides);
        next += 3;
      }
      assertThat(predicted(broker)).containsExactlyInAnyOrderElementsOf(predicted);
    }
  }

  @Test
  void topicsWithOtherNumbersOfPartitionsAreNamedAndRepartitioned() throws Exception {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      process(broker, BEFORE, "");
      try (var admin = Admin.create(kafka(broker));
          var process = consumer(broker)) {
        var more = Map.of(Topics.RIDE_EVENTS.name(), NewPartitions.increaseTo(PARTITIONS + 1));
        admin.createPartitions(more).all().get();
        Awaitility.await("not ready")
            .atMost(Duration.ofMinutes(2))
            .until(() -> process.get("/health/readiness").contains("taxi.ride-events.v1=4"));
        assertThat(process.get("/prometheus")).contains("taxi_topics_disagree 1.0");
      }

      for (int steps : List.of(3, 8)) {
        assertThatThrownBy(() -> repartition(broker, 5, steps)).hasMessage("cut short");
        assertThatThrownBy(() -> repartition(broker, 6, steps))
            .hasMessageContaining("--to 5 was interrupted");
      }
      repartition(broker, 5, Integer.MAX_VALUE);

      partitions = 5;
      assertThat(committed(broker)).isEqualTo(ends(broker));
      process(broker, both(), "other-kafka");
      assertThat(predicted(broker)).containsExactlyInAnyOrderElementsOf(both());
    }
  }

  /// How far the consumer has read the ride events.
  private static Map<TopicPartition, Long> committed(LocalBroker broker) throws Exception {
    try (var admin = Admin.create(kafka(broker))) {
      var offsets =
          admin.listConsumerGroupOffsets(TipConsumer.NAME).partitionsToOffsetAndMetadata().get();
      return offsets.entrySet().stream()
          .filter(read -> read.getKey().topic().equals(Topics.RIDE_EVENTS.name()))
          .collect(Collectors.toMap(Map.Entry::getKey, read -> read.getValue().offset()));
    }
  }

  private Map<TopicPartition, Long> ends(LocalBroker broker) throws Exception {
    try (var admin = Admin.create(kafka(broker))) {
      var latest =
          IntStream.range(0, partitions)
              .mapToObj(number -> new TopicPartition(Topics.RIDE_EVENTS.name(), number))
              .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
  }

  private static void repartition(LocalBroker broker, int to, int steps) throws Exception {
    var left = new AtomicInteger(steps);
    try (var repartition =
        new Repartition(
            kafka(broker),
            to,
            Duration.ZERO,
            _ -> {
              if (left.decrementAndGet() == 0) {
                throw new IllegalStateException("cut short");
              }
            })) {
      repartition.run();
    }
  }

  /// Something that happened to the stores of a consumer.
  private record Damage(String discarded, Action action) {

    interface Action {
      void on(Path tasks) throws IOException;
    }

    void to(Path tasks) throws IOException {
      action.on(tasks);
    }
  }

  private static List<Damage> damages() {
    return List.of(
        new Damage("damaged", tasks -> write(tasks.resolve("0_0/.checkpoint"))),
        new Damage("damaged", tasks -> each(tasks, "sst", Files::delete)),
        new Damage("damaged", LocalStateIT::flipBitsOfRides),
        new Damage(
            "damaged",
            tasks -> {
              delete(tasks.resolve("0_1/rocksdb"));
              write(tasks.resolve("0_1/rocksdb"));
            }),
        new Damage(
            "",
            tasks -> {
              Files.createDirectory(tasks.resolve("nothing of Kafka's"));
              Files.createDirectory(tasks.resolve("0_99999999999"));
              delete(tasks.resolve("0_2"));
              write(tasks.resolve("0_2"));
            }),
        new Damage(
            "",
            tasks -> {
              delete(tasks);
              write(tasks);
              delete(tasks.resolveSibling("in-use"));
              Files.createDirectory(tasks.resolveSibling("in-use"));
            }),
        new Damage("damaged", tasks -> write(tasks.resolveSibling("closed"))),
        new Damage("not-closed", tasks -> Files.delete(tasks.resolveSibling("closed"))));
  }

  private static void write(Path file) throws IOException {
    Files.writeString(file, "0\nno such\ngarbage");
  }

  /// In records of the rides, which nothing reads when the store is opened.
  private static void flipBitsOfRides(Path tasks) throws IOException {
    each(
        tasks,
        "sst",
        table -> {
          var bytes = Files.readAllBytes(table);
          if (new String(bytes, ISO_8859_1).contains("riderId")) {
            for (int place = 8; place < 64; place++) {
              bytes[place] ^= 0x55;
            }
            Files.write(table, bytes);
          }
        });
  }

  private static void each(Path tasks, String name, Damage.Action action) throws IOException {
    try (var tree = Files.walk(tasks)) {
      var files = tree.filter(file -> file.getFileName().toString().contains(name)).toList();
      assertThat(files).isNotEmpty();
      for (var file : files) {
        action.on(file);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var tree = Files.walk(directory)) {
      for (var entry : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static List<UUID> both() {
    var both = new ArrayList<>(BEFORE);
    both.addAll(AFTER);
    return both;
  }

  /// Starts the consumer, requests these rides and waits for their tips, and stops it.
  private void process(LocalBroker broker, List<UUID> rides, String discarded) throws Exception {
    try (var admin = Admin.create(kafka(broker))) {
      TopicCreation.createMissing(admin, partitions);
    }
    try (var process = consumer(broker)) {
      request(broker, rides);
      Awaitility.await("tips of " + rides)
          .atMost(Duration.ofMinutes(2))
          .until(() -> predicted(broker).containsAll(rides));
      assertThat(
              process
                  .get("/prometheus")
                  .lines()
                  .filter(line -> line.startsWith("taxi_state_discarded_total"))
                  .filter(line -> !line.endsWith(" 0.0"))
                  .map(line -> line.replaceAll(".*reason=\"(.*)\".*", "$1")))
          .isEqualTo(discarded.isEmpty() ? List.of() : List.of(discarded));
    }
    assertThat(Files.readAllLines(directory.resolve("state/closed")))
        .filteredOn(line -> line.startsWith("end."))
        .hasSize(partitions);
  }

  private static Map<String, Object> kafka(LocalBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private RunningProcess consumer(LocalBroker broker) {
    return new RunningProcess(
        TipConsumer.NAME,
        TipConsumer.topology(new PerSecondModel()),
        broker.bootstrapServers(),
        directory.resolve("state"));
  }

  private static void request(LocalBroker broker, List<UUID> rides) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var ride : rides) {
        var request = SampleMessages.requested(ride, AT);
        var headers = MessageHeaders.of(request, "test", TraceContext.start());
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.RIDE_EVENTS.name(),
                    null,
                    ride.toString(),
                    EventJson.write(request),
                    headers));
      }
    }
  }

  /// The rides of all tips that are committed, in any order.
  private List<UUID> predicted(LocalBroker broker) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      var all =
          IntStream.range(0, partitions)
              .mapToObj(number -> new TopicPartition(Topics.TIP_PREDICTIONS.name(), number))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      var rides = new ArrayList<UUID>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> rides.add(UUID.fromString(record.key())));
      }
      return rides;
    }
  }

  private static List<UUID> rides(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> UUID.nameUUIDFromBytes(("ride " + number).getBytes(UTF_8)))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var tree = Files.walk(from)) {
      for (var entry : tree.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(entry, to.resolve(from.relativize(entry).toString()));
      }
    }
  }
}
