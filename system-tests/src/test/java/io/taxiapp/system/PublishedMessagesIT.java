package io.taxiapp.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taxiapp.contract.Contract;
import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every message that the real services put on any topic is as the published documents say.
@Timeout(600)
@OnSharedStack
final class PublishedMessagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CONSUMERS = 3;
  private static final Span NOTHING = new Span(0, 0);

  @Test
  void everyMessageOfEveryChannelIsAsItsSchemaAndHeadersSay(LocalRun run) throws Exception {
    var topics = sinceNow(TopicRecords.at(run.stack().settings().bootstrapServers()));
    assertThat(run.rides(20, Duration.ofSeconds(3)).accepted()).hasSize(20);
    cancelARide(run);
    var unusable = awaitUnusable(topics, sendWhatIsNoEvent(run));

    for (var channel : Contract.asyncApi().get("channels")) {
      var expected = new TreeSet<String>();
      channel.get("messages").fieldNames().forEachRemaining(expected::add);
      var found = new TreeSet<String>();
      for (var record : topics.of(channel.get("address").asText())) {
        if (!unusable.contains(Origin.of(record))) {
          found.add(check(expected, record));
        }
      }
      assertThat(found).as(channel.get("address").asText()).isEqualTo(expected);
    }
  }

  /// Without what others of this stack's users have sent.
  private static TopicRecords sinceNow(TopicRecords topics) {
    var before =
        topics.opened(
            source ->
                Topics.all().stream()
                    .flatMap(topic -> source.spans(topic).entrySet().stream())
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return topics.only(
        record -> {
          var partition = new TopicPartition(record.topic(), record.partition());
          return record.offset() >= before.getOrDefault(partition, NOTHING).end();
        });
  }

  /// Holds a record against its schema, headers and key; returns the message's name.
  private static String check(Set<String> expected, ConsumerRecord<byte[], byte[]> record)
      throws Exception {
    if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
      assertThat(Contract.violations("DeadLetter", record.headers())).isEmpty();
      return "DeadLetter";
    }
    var type = header(record, "ce_type");
    var name = expected.stream().filter(one -> type.equals(typeOf(one))).findFirst().orElse(type);
    var value = new String(record.value(), UTF_8);
    assertThat(expected).as(value).contains(name);
    assertThat(Contract.violations(name, JSON.readTree(value))).as(value).isEmpty();
    assertThat(Contract.violations(name, record.headers())).as(value).isEmpty();
    assertThat(header(record, "ce_subject")).isEqualTo(new String(record.key(), UTF_8));
    return name;
  }

  private static String typeOf(String message) {
    return Contract.asyncApi()
        .at("/components/messages/" + message + "/examples/0/headers/ce_type")
        .asText();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    assertThat(record.headers().lastHeader(name)).as(name + " of " + record).isNotNull();
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static void cancelARide(LocalRun run) throws Exception {
    var ride =
        post(
            run,
            "/rides",
            "{\"riderId\":\"rider-7\",\"pickupZone\":74,\"dropoffZone\":138,\"paymentMethod\":\"card\"}");
    post(
        run,
        "/rides/" + ride.get("rideId").asText() + "/cancellation",
        "{\"at\":\"%s\"}".formatted(Instant.now()));
  }

  private static JsonNode post(LocalRun run, String path, String json) throws Exception {
    var answer = run.post(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static Origin sendWhatIsNoEvent(LocalRun run) throws Exception {
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", run.stack().settings().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
      var at = producer.send(new ProducerRecord<>(Topics.RIDE_EVENTS.name(), "no ride", "{")).get();
      return new Origin(at.topic(), at.partition(), at.offset());
    }
  }

  /// All records that are no messages, once every consumer has said so of the last of them.
  private static Set<Origin> awaitUnusable(TopicRecords topics, Origin last) {
    return Set.copyOf(
        await()
            .atMost(PATIENCE)
            .until(
                () -> DeadLetterRecord.all(topics).stream().map(DeadLetterRecord::origin).toList(),
                origins -> Collections.frequency(origins, last) == CONSUMERS));
  }
}
