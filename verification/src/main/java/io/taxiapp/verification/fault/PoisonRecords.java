package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.TopicRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Records among the ride events that nobody can use, of two dozen kinds.
record PoisonRecords() implements Fault {

  private static final String NOT_REQUESTED = "expected the progress of a requested ride";
  private static final int NESTING = 1000;

  /// Compressed, as they are sent, they are small enough for the broker.
  private static final int LARGE_BYTES = 3_000_000;

  private static final int MAX_BYTES = 4_000_000;

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public String description() {
    return "two dozen kinds of ride events that cannot be read or predicted, 1 % of all events";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    int dead = context.stack().dead().size();
    long failed = context.failedThreads();
    var address = context.stack().settings().bootstrapServers();
    var topics = TopicRecords.at(address);
    int bad = Math.max(context.size().poison(), kinds("").size());
    int goodAndBad = context.size().goodAndBad();
    var accepted = RideCopies.accepted(topics, goodAndBad);
    var poisoned = new LinkedHashMap<Future<RecordMetadata>, String>();
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            address,
            "acks",
            "all",
            "compression.type",
            "gzip",
            "max.request.size",
            MAX_BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var kinds = Collections.<PoisonRecord>emptyIterator();
      for (int i = 0; i < bad; i++) {
        kinds = kinds.hasNext() ? kinds : kinds(UUID.randomUUID().toString()).iterator();
        var kind = kinds.next();
        poisoned.put(producer.send(kind.record()), kind.reason());
        for (int good = 1; good < goodAndBad; good++) {
          var copy = RideCopies.as(UUID.randomUUID(), accepted.get(good % accepted.size()));
          var key = copy.rideId().toString().getBytes(UTF_8);
          var value = EventJson.write(copy);
          var _ = producer.send(good == 1 ? withoutTime(key, value) : record(key, value));
        }
      }
      producer.flush();
    }
    context.measured("poisoned records", Integer.toString(bad));
    expectDeadLetters(context, topics, poisoned);
    int ended = context.stack().dead().size() - dead;
    context.expect(ended == 0, "no process to end", ended + " that did");
    context.expectNoThreadToFail(failed);
  }

  /// Each consumer says of each of them what is wrong with it; of a report on a ride that nobody
  /// requested only the one that reads reports does.
  private static void expectDeadLetters(
      FaultContext context, TopicRecords topics, Map<Future<RecordMetadata>, String> poisoned)
      throws Exception {
    var expected = new LinkedHashMap<Origin, String>();
    for (var one : poisoned.entrySet()) {
      var at = one.getKey().get();
      expected.put(new Origin(at.topic(), at.partition(), at.offset()), one.getValue());
    }
    int max = expected.values().stream().mapToInt(reason -> readers(reason).size()).sum();
    context.awaitOnTopics(
        max + " dead letter records", () -> deadLetters(topics, expected.keySet()).size() >= max);
    var deadLetters =
        deadLetters(topics, expected.keySet()).stream()
            .collect(groupingBy(DeadLetterRecord::origin));
    expected.forEach(
        (origin, reason) -> {
          var found =
              deadLetters.getOrDefault(origin, List.of()).stream()
                  .map(DeadLetterRecord::headers)
                  .toList();
          context.expect(
              readers(reason)
                      .equals(found.stream().map(DeadLetterHeaders::consumer).sorted().toList())
                  && found.stream().allMatch(deadLetter -> deadLetter.message().contains(reason)),
              "dead letter records of %s for %s with the reason '%s'"
                  .formatted(readers(reason), origin, reason),
              found);
        });
  }

  private static List<DeadLetterRecord> deadLetters(TopicRecords topics, Set<Origin> about) {
    return DeadLetterRecord.all(topics).stream()
        .filter(deadLetter -> about.contains(deadLetter.origin()))
        .toList();
  }

  /// Who cannot use such a record, in the order of their names.
  private static List<String> readers(String reason) {
    return reason.equals(NOT_REQUESTED)
        ? List.of("duration-consumer")
        : FaultContext.CONSUMERS.stream().sorted().toList();
  }

  private static ProducerRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value) {
    return new ProducerRecord<>(Topics.RIDE_EVENTS.name(), key, value);
  }

  /// As some clients send it; of its own, Kafka's Java producer does not.
  private static ProducerRecord<byte[], byte[]> withoutTime(byte[] key, byte[] value) {
    return new ProducerRecord<>(Topics.RIDE_EVENTS.name(), key, value) {
      @Override
      public Long timestamp() {
        return -1L;
      }
    };
  }

  /// @param reason what is said of it
  private record PoisonRecord(ProducerRecord<byte[], byte[]> record, String reason) {}

  /// One of each kind, all of one ride.
  private static List<PoisonRecord> kinds(String ride) {
    var good =
        """
          {"type":"ride-requested","rideId":"%s","riderId":"poison",\
          "requestedAt":"2026-01-15T12:00:00Z","pickupZone":74,"dropoffZone":42,"passengers":1,\
          "paymentMethod":"card","tripType":"street-hail","initialDuration":{"seconds":600,\
          "interval":{"p10":300,"p50":600,"p90":900},\
          "model":{"name":"duration","version":"1","digest":"sha256:0"}}}"""
            .formatted(ride);
    var report =
        """
            {"type":"ride-progressed","rideId":"%s","sequence":1,"at":"2026-01-15T12:05:00Z",\
            "position":{"latitude":40.8,"longitude":-73.9},"distanceCoveredKm":1}"""
            .formatted(ride);
    var key = ride.getBytes(UTF_8);
    var values = new LinkedHashMap<String, String>();
    values.put("No content", "");
    values.put("the literal null", "null");
    values.put("Unexpected token", "[]");
    values.put("distanceCoveredKm: expected", report.replace("Km\":1", "Km\":-1"));
    values.put("Unexpected end-of-input", good.substring(0, good.length() / 2));
    values.put("Trailing token", good + "{}");
    values.put("nesting depth", "{\"a\":".repeat(NESTING) + "1" + "}".repeat(NESTING));
    values.put("Unrecognized token", "x".repeat(LARGE_BYTES));
    values.put("'ride-teleported'", good.replace("ride-requested", "ride-teleported"));
    values.put("missing type id", good.replace("\"type\":\"ride-requested\",", ""));
    values.put("pickupZone: expected", good.replace("Zone\":74", "Zone\":999"));
    values.put("String value length", good.replace("poison", "r".repeat(LARGE_BYTES)));
    values.put("'NaN'", good.replace("passengers\":1", "passengers\":NaN"));
    values.put("yesterday", good.replace("2026-01-15T12:00:00Z", "yesterday"));
    values.put("seconds: expected", good.replace("seconds\":600", "seconds\":-600"));
    values.put("expected the record's key", good.replace(ride, UUID.randomUUID().toString()));
    values.put(
        "found 9000000000000000000",
        good.replace("seconds\":600", "seconds\":9000000000000000000"));
    values.put("found +999999999", good.replace("2026-01-15T12", "+999999999-01-01T12"));
    values.put(NOT_REQUESTED, report);
    var kinds = new ArrayList<PoisonRecord>();
    values.forEach(
        (reason, text) -> kinds.add(new PoisonRecord(record(key, text.getBytes(UTF_8)), reason)));
    kinds.add(new PoisonRecord(record(key, null), "a tombstone"));
    kinds.add(new PoisonRecord(record(key, new byte[] {-1, -2, -64}), "Invalid UTF-8"));
    for (var other :
        List.of("no-uuid", ride.toUpperCase(Locale.ROOT), "k".repeat(LARGE_BYTES / 4))) {
      kinds.add(
          new PoisonRecord(record(other.getBytes(UTF_8), good.getBytes(UTF_8)), "key: expected"));
    }
    kinds.add(new PoisonRecord(record(null, good.getBytes(UTF_8)), "key: expected"));
    kinds.add(new PoisonRecord(withoutTime(key, "[".getBytes(UTF_8)), "Unexpected"));
    var headers = record(key, "{".getBytes(UTF_8));
    headers.headers().add("large", new byte[LARGE_BYTES]);
    kinds.add(new PoisonRecord(headers, "Unexpected end-of-input"));
    return kinds;
  }
}
