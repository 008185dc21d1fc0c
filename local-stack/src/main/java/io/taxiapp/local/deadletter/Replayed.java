package io.taxiapp.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.check.Origin;
import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.topic.CleanUp;
import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Puts records back, by the rules of this package.
///
/// @param putBack how many are back now because of this call
/// @param before how many had been put back before
/// @param leftOut how many cannot be: the letter does not hold the record's bytes, names none of a
///     topic of the catalogue, or is older than records of its topic get, so that nobody can tell
///     any more whether it was put back
public record Replayed(int putBack, int before, int leftOut) {

  /// On what was put back: where it stood first.
  public static final String HEADER = "taxi.replayed-from";

  /// Two at a time: the later one ends the earlier, and then sees what that one did.
  private static final String TRANSACTIONS = "taxi-dead-letters";

  /// Puts the records of these letters back.
  ///
  /// @param kafka what a client of it has to be told
  public static Replayed of(List<Letter> letters, Map<String, Object> kafka) {
    var records = new LinkedHashMap<Origin, Letter>();
    var possible = letters.stream().filter(Replayed::isPossible).toList();
    possible.forEach(letter -> records.putIfAbsent(letter.origin(), letter));
    int leftOut = letters.size() - possible.size();
    try (var producer =
        new KafkaProducer<>(
            settings(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      // Only now: whoever was at work before has ended.
      var done = done(records.keySet(), new TopicRecords(kafka));
      records.keySet().removeAll(done);
      producer.beginTransaction();
      for (var letter : records.values()) {
        var _ = producer.send(back(letter)); // What fails here fails the commit.
      }
      producer.commitTransaction();
      return new Replayed(records.size(), done.size(), leftOut);
    }
  }

  /// A record that is larger than Kafka takes came compressed, and goes back so.
  private static Map<String, Object> settings(Map<String, Object> kafka) {
    var settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("transactional.id", TRANSACTIONS);
    // One that is killed holds up whoever reads its topics, for so long.
    settings.put("transaction.timeout.ms", 10_000);
    settings.put("compression.type", "gzip");
    settings.put("max.request.size", DeadLetter.LARGEST_BYTES);
    return settings;
  }

  private static boolean isPossible(Letter letter) {
    return letter.record().headers().lastHeader(DeadLetter.LEFT_OUT) == null
        && Topics.all().stream()
            .filter(topic -> topic.name().equals(letter.head().topic()))
            .anyMatch(topic -> !isTooOld(letter, topic));
  }

  private static boolean isTooOld(Letter letter, Topic<?, ?> topic) {
    return topic.cleanUp() instanceof CleanUp.DeleteAfter(var retention)
        && System.currentTimeMillis() - letter.record().timestamp() > retention.toMillis();
  }

  private static Set<Origin> done(Set<Origin> wanted, TopicRecords topics) {
    var done = new HashSet<Origin>();
    for (var name : wanted.stream().map(Origin::topic).distinct().toList()) {
      for (var record : topics.of(name)) {
        var from = record.headers().lastHeader(HEADER);
        if (from != null) {
          var text = new String(from.value(), UTF_8);
          wanted.stream().filter(origin -> origin.toString().equals(text)).forEach(done::add);
        }
      }
    }
    return done;
  }

  private static ProducerRecord<byte[], byte[]> back(Letter letter) {
    var record =
        new ProducerRecord<>(letter.head().topic(), letter.record().key(), letter.record().value());
    letter
        .record()
        .headers()
        .forEach(
            header -> {
              if (!DeadLetter.isOwn(header.key())) {
                record.headers().add(header);
              }
            });
    record.headers().add(HEADER, letter.origin().toString().getBytes(UTF_8));
    return record;
  }
}
