package io.taxiapp.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.CleanupPolicy;
import io.taxiapp.topic.DeadLetterHeaders;
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

/// Replays records, by the rules of this package.
///
/// @param replayed how many this call replayed
/// @param before how many had been replayed before; some of them may have failed again
/// @param leftOut how many cannot be: the dead letter record does not hold the original's bytes,
///     names none of a topic of the catalogue, or is older than records of its topic get, so that
///     nobody can tell any more whether it was replayed
public record DeadLetterReplay(int replayed, int before, int leftOut) {

  /// Two at a time: the later one ends the earlier, and then sees what that one did.
  private static final String TRANSACTIONS = "taxi-dead-letters";

  /// One that is killed holds up whoever reads its topics, for so long; nobody's is longer.
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

  /// Replays the records that these are about.
  ///
  /// @param again also those that had been replayed when they could not be used
  /// @param kafka what a client of it has to be told
  /// @throws IllegalStateException if a transaction stays open that could hide what was replayed
  public static DeadLetterReplay of(
      List<DeadLetterRecord> deadLetters, boolean again, Map<String, Object> kafka)
      throws InterruptedException {
    var records = new LinkedHashMap<Origin, DeadLetterRecord>();
    var possible = deadLetters.stream().filter(DeadLetterReplay::isPossible).toList();
    possible.forEach(deadLetter -> records.putIfAbsent(deadLetter.origin(), deadLetter));
    int wanted = records.size();
    long all = deadLetters.stream().map(DeadLetterRecord::origin).distinct().count();
    if (!again) {
      records.values().removeIf(deadLetter -> Origin.before(deadLetter.record()).isPresent());
    }
    try (var producer =
        new KafkaProducer<>(
            settings(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      // Only now: whoever was at work before has ended.
      var done = done(records.keySet(), new TopicRecords(kafka));
      records.keySet().removeIf(origin -> done.contains(origin.toString()));
      publish(records.values(), producer);
      return new DeadLetterReplay(
          records.size(), wanted - records.size(), Math.toIntExact(all - wanted));
    }
  }

  private static void publish(
      Collection<DeadLetterRecord> deadLetters, KafkaProducer<byte[], byte[]> producer) {
    var tooLarge = new AtomicReference<@Nullable DeadLetterRecord>();
    try {
      producer.beginTransaction();
      for (var deadLetter : deadLetters) {
        var _ =
            producer.send(
                original(deadLetter),
                (_, failure) -> {
                  if (failure instanceof RecordTooLargeException) {
                    tooLarge.compareAndSet(null, deadLetter);
                  }
                });
      }
      producer.commitTransaction(); // What fails before fails this.
    } catch (KafkaException e) {
      var deadLetter = tooLarge.get();
      if (deadLetter == null) {
        throw e;
      }
      throw new IllegalStateException(
          "nothing was replayed: expected records that fit their topic with one more header, found "
              + deadLetter.origin(),
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
    settings.put("max.request.size", DeadLetterHeaders.LARGEST_BYTES);
    return settings;
  }

  private static boolean isPossible(DeadLetterRecord deadLetter) {
    return deadLetter.record().headers().lastHeader(DeadLetterHeaders.LEFT_OUT) == null
        && Topics.all().stream()
            .filter(topic -> topic.name().equals(deadLetter.headers().topic()))
            .anyMatch(topic -> !isTooOld(deadLetter, topic));
  }

  private static boolean isTooOld(DeadLetterRecord deadLetter, Topic<?, ?> topic) {
    return topic.cleanupPolicy() instanceof CleanupPolicy.DeleteAfter(var retention)
        && System.currentTimeMillis() - deadLetter.record().timestamp() > retention.toMillis();
  }

  /// Where the records stood before that were replayed to the topics of some.
  private static Set<String> done(Set<Origin> wanted, TopicRecords topics)
      throws InterruptedException {
    var replayed = topics.only(record -> Origin.before(record).isPresent());
    var done = new HashSet<String>();
    // A transaction that nobody ends is ended some seconds after its time.
    for (var topic : wanted.stream().map(Origin::topic).distinct().toList()) {
      replayed
          .settled(topic, LONGEST_TRANSACTION.multipliedBy(3))
          .forEach(record -> Origin.before(record).ifPresent(done::add));
    }
    return done;
  }

  private static ProducerRecord<byte[], byte[]> original(DeadLetterRecord deadLetter) {
    var origin = deadLetter.origin();
    var was = deadLetter.record();
    var headers = new RecordHeaders(was.headers());
    for (var header : was.headers()) {
      if (DeadLetterHeaders.isOwn(header.key())) {
        headers.remove(header.key());
      }
    }
    headers.remove(Origin.REPLAYED_FROM);
    headers.add(Origin.REPLAYED_FROM, origin.toString().getBytes(UTF_8));
    return new ProducerRecord<>(
        origin.topic(), origin.partition(), was.key(), was.value(), headers);
  }
}
