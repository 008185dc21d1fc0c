package io.taxiapp.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.CleanupPolicy;
import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.TopicRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Puts records back, by the rules of this package.
///
/// @param putBack how many are back now because of this call
/// @param before how many had been put back before; some of them may have failed again
/// @param leftOut how many cannot be: the letter does not hold the record's bytes, names none of a
///     topic of the catalogue, or is older than records of its topic get, so that nobody can tell
///     any more whether it was put back
public record DeadLetterReplay(int putBack, int before, int leftOut) {

  /// Two at a time: the later one ends the earlier, and then sees what that one did.
  private static final String TRANSACTIONS = "taxi-dead-letters";

  /// One that is killed holds up whoever reads its topics, for so long; nobody's is longer.
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

  /// Puts the records of these letters back.
  ///
  /// @param again also those that had been put back when they could not be used
  /// @param kafka what a client of it has to be told
  /// @throws IllegalStateException if a transaction stays open that could hide what is back
  public static DeadLetterReplay of(
      List<DeadLetterRecord> letters, boolean again, Map<String, Object> kafka)
      throws InterruptedException {
    var records = new LinkedHashMap<Origin, DeadLetterRecord>();
    var possible = letters.stream().filter(DeadLetterReplay::isPossible).toList();
    possible.forEach(letter -> records.putIfAbsent(letter.origin(), letter));
    int wanted = records.size();
    long all = letters.stream().map(DeadLetterRecord::origin).distinct().count();
    if (!again) {
      records.values().removeIf(letter -> Origin.before(letter.record()).isPresent());
    }
    try (var producer =
        new KafkaProducer<>(
            settings(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      // Only now: whoever was at work before has ended.
      var done = done(records.keySet(), new TopicRecords(kafka));
      records.keySet().removeIf(origin -> done.contains(origin.toString()));
      putBack(records.values(), producer);
      return new DeadLetterReplay(
          records.size(), wanted - records.size(), Math.toIntExact(all - wanted));
    }
  }

  private static void putBack(
      Collection<DeadLetterRecord> letters, KafkaProducer<byte[], byte[]> producer) {
    var tooLarge = new AtomicReference<@Nullable DeadLetterRecord>();
    try {
      producer.beginTransaction();
      for (var letter : letters) {
        var _ =
            producer.send(
                back(letter),
                (_, failure) -> {
                  if (failure instanceof RecordTooLargeException) {
                    tooLarge.compareAndSet(null, letter);
                  }
                });
      }
      producer.commitTransaction(); // What fails before fails this.
    } catch (KafkaException e) {
      var letter = tooLarge.get();
      if (letter == null) {
        throw e;
      }
      throw new IllegalStateException(
          "nothing was replayed: expected records that fit their topic with one more header, found "
              + letter.origin(),
          e);
    }
  }

  /// A record that is larger than Kafka takes came compressed, and goes back so.
  private static Map<String, Object> settings(Map<String, Object> kafka) {
    var settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    settings.put("transactional.id", TRANSACTIONS);
    settings.put("transaction.timeout.ms", Math.toIntExact(LONGEST_TRANSACTION.toMillis()));
    settings.put("compression.type", "gzip");
    settings.put("max.request.size", DeadLetter.LARGEST_BYTES);
    return settings;
  }

  private static boolean isPossible(DeadLetterRecord letter) {
    return letter.record().headers().lastHeader(DeadLetter.LEFT_OUT) == null
        && Topics.all().stream()
            .filter(topic -> topic.name().equals(letter.head().topic()))
            .anyMatch(topic -> !isTooOld(letter, topic));
  }

  private static boolean isTooOld(DeadLetterRecord letter, Topic<?, ?> topic) {
    return topic.cleanUp() instanceof CleanupPolicy.DeleteAfter(var retention)
        && System.currentTimeMillis() - letter.record().timestamp() > retention.toMillis();
  }

  /// Where the records stood before that are back on the topics of some.
  private static Set<String> done(Set<Origin> wanted, TopicRecords topics)
      throws InterruptedException {
    var back = topics.only(record -> Origin.before(record).isPresent());
    var done = new HashSet<String>();
    // A transaction that nobody ends is ended some seconds after its time.
    for (var topic : wanted.stream().map(Origin::topic).distinct().toList()) {
      back.settled(topic, LONGEST_TRANSACTION.multipliedBy(3))
          .forEach(record -> Origin.before(record).ifPresent(done::add));
    }
    return done;
  }

  private static ProducerRecord<byte[], byte[]> back(DeadLetterRecord letter) {
    var head = letter.head();
    var was = letter.record();
    var headers = new RecordHeaders(was.headers());
    for (var header : was.headers()) {
      if (DeadLetter.isOwn(header.key())) {
        headers.remove(header.key());
      }
    }
    headers.remove(Origin.PUT_BACK_FROM);
    headers.add(Origin.PUT_BACK_FROM, letter.origin().toString().getBytes(UTF_8));
    return new ProducerRecord<>(head.topic(), head.partition(), was.key(), was.value(), headers);
  }
}
