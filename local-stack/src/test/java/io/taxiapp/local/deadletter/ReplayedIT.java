package io.taxiapp.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayedIT {

  /// The most that a letter holds, and more than a record may have that is not compressed.
  private static final String LARGE = "x".repeat(DeadLetter.LARGEST_RECORD_BYTES - 1000);

  @Test
  void aRecordIsPutBackOnceAsItWasHoweverManyCouldNotUseItAndHoweverOftenItIsAskedFor(
      @TempDir Path directory) throws Exception {
    try (var broker = LocalBroker.start(directory, 0)) {
      var kafka = broker.bootstrapServers();
      try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
        TopicCreation.createMissing(admin);
      }
      letter(kafka, "tip-consumer", 7, "second");
      letter(kafka, "cost-consumer", 7, "second");
      letter(kafka, "tip-consumer", 3, "first");
      letter(kafka, "tip-consumer", 9, "old", Instant.now().minus(Duration.ofDays(8)));
      letter(kafka, "duration-consumer", -1, "of no record", Instant.now(), "");
      letter(kafka, "duration-consumer", 1, "observed", Instant.now(), "observations-repartition");
      letter(kafka, "tip-consumer", 8, LARGE);
      var letters = Letter.all(TopicRecords.at(kafka));

      Map<String, Object> client = Map.of("bootstrap.servers", kafka);
      assertThat(Replayed.of(letters, client)).isEqualTo(new Replayed(3, 0, 3));
      assertThat(Replayed.of(letters, client)).isEqualTo(new Replayed(0, 3, 3));

      var back = TopicRecords.at(kafka).of(Topics.RIDE_EVENTS);
      assertThat(back)
          .extracting(record -> text(record.value()))
          .containsExactly("first", "second", LARGE);
      assertThat(back).allSatisfy(record -> assertThat(text(record.key())).isEqualTo("ride"));
      assertThat(back.getFirst().headers().toArray())
          .extracting(header -> header.key() + "=" + text(header.value()))
          .containsExactly("ce_id=x", "taxi.replayed-from=taxi.ride-events.v1-0@3");
    }
  }

  private static void letter(String kafka, String consumer, int offset, String value)
      throws Exception {
    letter(kafka, consumer, offset, value, Instant.now());
  }

  private static void letter(
      String kafka, String consumer, int offset, String value, Instant written) throws Exception {
    letter(kafka, consumer, offset, value, written, Topics.RIDE_EVENTS.name());
  }

  private static void letter(
      String kafka, String consumer, int offset, String value, Instant written, String topic)
      throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "max.request.size", DeadLetter.LARGEST_BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var record =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS.name(),
              0,
              written.toEpochMilli(),
              "ride".getBytes(UTF_8),
              value.getBytes(UTF_8));
      var headers =
          List.of(
              List.of("ce_id", "x"),
              List.of("taxi.consumer", consumer),
              List.of("__streams.errors.topic", topic),
              List.of("__streams.errors.partition", "0"),
              List.of("__streams.errors.offset", "" + offset),
              List.of("__streams.errors.exception", "E"),
              List.of("__streams.errors.message", "expected, found"));
      headers.forEach(header -> record.headers().add(header.get(0), header.get(1).getBytes(UTF_8)));
      producer.send(record).get();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
