package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.deadletter.DeadLetterReplay;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadLetterReplayIT {

  /// The most that a dead letter record holds, and more than an uncompressed record may have.
  private static final String LARGE = "x".repeat(DeadLetterHeaders.LARGEST_RECORD_BYTES - 1000);

  private static final String RIDE_EVENTS = Topics.RIDE_EVENTS.name();

  private LocalBroker broker;
  private Map<String, Object> kafka;
  private TopicRecords topics;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = LocalBroker.start(directory, 0);
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    topics = new TopicRecords(kafka);
    try (var admin = Admin.create(kafka)) {
      TopicCreation.createMissing(admin);
      // So that a dead letter record can be an old one.
      var deadLetters = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DEAD_LETTERS.name());
      var ownTime = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
      admin
          .incrementalAlterConfigs(
              Map.of(deadLetters, List.of(new AlterConfigOp(ownTime, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void aRecordIsReplayedOnceAsItWasHoweverManyCouldNotUseItAndHoweverOftenItIsAskedFor()
      throws Exception {
    deadLetter("ada", "tip-consumer", 0, 7, "second");
    deadLetter("ada", "cost-consumer", 0, 7, "second");
    deadLetter("ada", "tip-consumer", 0, 3, "first");
    deadLetter("ada", "tip-consumer", 0, 9, "old", Instant.now().minus(Duration.ofDays(8)));
    deadLetter("ada", "duration-consumer", 0, -1, "of no record", "");
    deadLetter("ada", "duration-consumer", 0, 1, "observed", "observations-repartition");
    deadLetter("ada", "tip-consumer", 0, 8, LARGE);

    assertThat(replay("ada", false)).isEqualTo(new DeadLetterReplay(3, 0, 3));
    assertThat(replay("ada", false)).isEqualTo(new DeadLetterReplay(0, 3, 3));

    var back = back("ada");
    assertThat(back)
        .extracting(record -> text(record.value()))
        .containsExactly("first", "second", LARGE);
    assertThat(headers(back.getFirst()))
        .containsExactly("ce_id=x", "taxi.replayed-from=taxi.ride-events.v1-0@3");
  }

  @Test
  void aRecordIsReplayedOnThePartitionWhereItStood() throws Exception {
    deadLetter("bob", "tip-consumer", 5, 1, "on five");
    deadLetter("bob", "tip-consumer", 6, 1, "on six");

    assertThat(replay("bob", false)).isEqualTo(new DeadLetterReplay(2, 0, 0));

    assertThat(back("bob"))
        .extracting(record -> record.partition() + ": " + text(record.value()))
        .containsExactlyInAnyOrder("5: on five", "6: on six");
  }

  @Test
  void whatCouldNotBeUsedThenEitherIsReplayedAgainOnceIfThatIsAskedFor() throws Exception {
    deadLetter(
        "cid",
        "tip-consumer",
        1,
        4,
        "faulty",
        Instant.now(),
        RIDE_EVENTS,
        "ce_id=x",
        "taxi.replayed-from=elsewhere-0@2");

    assertThat(replay("cid", false)).isEqualTo(new DeadLetterReplay(0, 1, 0));
    assertThat(replay("cid", true)).isEqualTo(new DeadLetterReplay(1, 0, 0));
    assertThat(replay("cid", true)).isEqualTo(new DeadLetterReplay(0, 1, 0));

    assertThat(back("cid"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(headers(record))
                    .containsExactly("ce_id=x", "taxi.replayed-from=taxi.ride-events.v1-1@4"));
  }

  @Test
  void whatIsBackBehindAnOpenTransactionIsNotReplayedOnceMore() throws Exception {
    deadLetter("dan", "tip-consumer", 9, 1, "hidden");
    var before = new ProducerRecord<>(RIDE_EVENTS, 9, text("dan"), text("hidden"));
    before.headers().add("taxi.replayed-from", text("taxi.ride-events.v1-9@1"));
    try (var open = producer(Map.of("transactional.id", "x", "transaction.timeout.ms", 300_000));
        var other = producer(Map.of());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      open.initTransactions();
      open.beginTransaction();
      open.send(new ProducerRecord<>(RIDE_EVENTS, 9, null, text("open"))).get();
      other.send(before).get();

      assertThat(of("dan").of(RIDE_EVENTS)).isEmpty();
      assertThatThrownBy(() -> topics.settled(RIDE_EVENTS, Duration.ofMillis(100)))
          .hasMessageContaining("expected every transaction to end");
      var replayed = threads.submit(() -> replay("dan", false));
      open.abortTransaction();
      assertThat(replayed.get()).isEqualTo(new DeadLetterReplay(0, 1, 0));
    }
    assertThat(back("dan")).hasSize(1);
  }

  private DeadLetterReplay replay(String key, boolean again) throws InterruptedException {
    var deadLetters =
        DeadLetterRecord.all(topics).stream()
            .filter(deadLetter -> text(deadLetter.record().key()).equals(key))
            .toList();
    return DeadLetterReplay.of(deadLetters, again, kafka);
  }

  /// A commit returns before each partition shows it.
  private List<ConsumerRecord<byte[], byte[]>> back(String key) throws InterruptedException {
    return of(key).settled(RIDE_EVENTS, Duration.ofMinutes(3));
  }

  private TopicRecords of(String key) {
    return topics.only(record -> record.key() != null && text(record.key()).equals(key));
  }

  private void deadLetter(String key, String consumer, int partition, int offset, String value)
      throws Exception {
    deadLetter(key, consumer, partition, offset, value, Instant.now());
  }

  private void deadLetter(
      String key, String consumer, int partition, int offset, String value, Instant written)
      throws Exception {
    deadLetter(key, consumer, partition, offset, value, written, RIDE_EVENTS, "ce_id=x");
  }

  private void deadLetter(
      String key, String consumer, int partition, int offset, String value, String topic)
      throws Exception {
    deadLetter(key, consumer, partition, offset, value, Instant.now(), topic, "ce_id=x");
  }

  private void deadLetter(
      String key,
      String consumer,
      int partition,
      int offset,
      String value,
      Instant written,
      String topic,
      String... own)
      throws Exception {
    try (var producer = producer(Map.of("max.request.size", DeadLetterHeaders.LARGEST_BYTES))) {
      var record =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS.name(), 0, written.toEpochMilli(), text(key), text(value));
      var headers =
          List.of(
              "taxi.consumer=" + consumer,
              "__streams.errors.topic=" + topic,
              "__streams.errors.partition=" + partition,
              "__streams.errors.offset=" + offset,
              "__streams.errors.exception=E",
              "__streams.errors.message=expected, found");
      Stream.concat(Stream.of(own), headers.stream())
          .map(header -> header.split("=", 2))
          .forEach(header -> record.headers().add(header[0], text(header[1])));
      producer.send(record).get();
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var settings = new HashMap<>(kafka);
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static List<String> headers(ConsumerRecord<?, ?> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + "=" + text(header.value()))
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
