package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.reading.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The dead letters that must be there: one of each consumer that cannot use a record, with its
/// bytes and the right reason, and no others but about what was put back since: a model may have
/// been sick, and mended. Mutable: tell it of the records first, then of the letters, then judge.
final class DeadLetterExpectation {

  /// One consumer's letter about one record.
  private record DeadLetterRecord(Origin origin, String consumer) {

    /// @param record with the key of the record it is about
    String about(ConsumerRecord<byte[], byte[]> record) {
      var key = record.key() == null ? "none" : new String(record.key(), UTF_8);
      return "dead letter record of %s for %s, key %s"
          .formatted(consumer, origin, key.length() > LONGEST_KEY ? "too long" : key);
    }
  }

  private static final int LONGEST_KEY = 100;

  private final Map<DeadLetterRecord, ConsumerRecord<byte[], byte[]>> possible = new HashMap<>();
  private final Map<DeadLetterRecord, DeadLetterReason> reasons = new HashMap<>();
  private final Map<DeadLetterRecord, ConsumerRecord<byte[], byte[]>> due = new LinkedHashMap<>();
  private final Map<String, ConsumerRecord<byte[], byte[]>> putBack = new HashMap<>();
  private final Set<DeadLetterRecord> answered = new HashSet<>();
  private final List<String> duplicates = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private long count;

  /// @param reasons of each consumer that cannot use it
  /// @param sure false if there may be no letters yet, or any more
  void expect(
      ConsumerRecord<byte[], byte[]> record, Map<String, DeadLetterReason> reasons, boolean sure) {
    for (var reason : reasons.entrySet()) {
      var letter = new DeadLetterRecord(Origin.of(record), reason.getKey());
      possible.put(letter, record);
      this.reasons.put(letter, reason.getValue());
      if (sure) {
        due.put(letter, record);
      }
    }
  }

  /// @param from where the record stood before
  void putBack(String from, ConsumerRecord<byte[], byte[]> record) {
    putBack.put(from, record);
  }

  /// @param isGone whether nobody can tell any more what stood there
  void found(ConsumerRecord<byte[], byte[]> record, Predicate<Origin> isGone) {
    count++;
    DeadLetter head;
    try {
      head = DeadLetter.of(record.headers());
    } catch (IllegalArgumentException e) {
      unexpected.add(Origin.of(record) + ": " + e.getMessage());
      return;
    }
    var origin = new Origin(head.topic(), head.partition(), head.offset());
    if (isGone.test(origin)) {
      return;
    }
    var letter = new DeadLetterRecord(origin, head.consumer());
    var original = possible.getOrDefault(letter, putBack.get(origin.toString()));
    var reason = reasons.getOrDefault(letter, DeadLetterReason.ANY);
    if (original == null) {
      unexpected.add(letter.about(record) + ": " + head.message());
    } else if (!answered.add(letter)) {
      duplicates.add(letter.about(record));
    } else if (!isSame(original, record)) {
      unexpected.add(letter.about(record) + ": its bytes differ from those of the original record");
    } else if (!reason.isThatOf(head)) {
      unexpected.add(
          "%s: expected a reason that names %s, found %s: %s"
              .formatted(letter.about(record), reason.named(), head.exception(), head.message()));
    }
  }

  /// The record's bytes, or how many they are if they do not fit into a letter.
  private static boolean isSame(
      ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> letter) {
    var value = original.value();
    if (DeadLetter.fits(original.key(), value, original.headers())) {
      return Arrays.equals(original.key(), letter.key()) && Arrays.equals(value, letter.value());
    }
    int bytes = value == null ? 0 : value.length;
    var leftOut = letter.headers().lastHeader(DeadLetter.LEFT_OUT);
    return letter.value() == null
        && leftOut != null
        && Integer.toString(bytes).equals(new String(leftOut.value(), UTF_8));
  }

  OracleVerdict judge() {
    var missing =
        due.entrySet().stream()
            .filter(letter -> !answered.contains(letter.getKey()))
            .map(letter -> letter.getKey().about(letter.getValue()))
            .toList();
    return new OracleVerdict(missing, duplicates, unexpected);
  }

  long count() {
    return count;
  }
}
