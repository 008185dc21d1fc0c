package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.DeadLetterHeaders;
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

/// The dead letter records that must be there: one of each consumer that cannot use a record, with
/// its bytes and the right reason, and no others but about what was replayed since: a model may
/// have been faulty, and fixed. Mutable: tell it of the records first, then of the dead letter
/// records, then judge.
final class DeadLetterExpectation {

  /// One consumer's dead letter record about one record.
  private record DeadLetterId(Origin origin, String consumer) {

    /// @param record with the key of the record it is about
    String about(ConsumerRecord<byte[], byte[]> record) {
      var key = record.key() == null ? "none" : new String(record.key(), UTF_8);
      return "dead letter record of %s for %s, key %s"
          .formatted(consumer, origin, key.length() > LONGEST_KEY ? "too long" : key);
    }
  }

  private static final int LONGEST_KEY = 100;

  private final Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> possible = new HashMap<>();
  private final Map<DeadLetterId, DeadLetterReason> reasons = new HashMap<>();
  private final Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> due = new LinkedHashMap<>();
  private final Map<String, ConsumerRecord<byte[], byte[]>> replayed = new HashMap<>();
  private final Set<DeadLetterId> answered = new HashSet<>();
  private final List<String> duplicates = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private long count;

  /// @param reasons of each consumer that cannot use it
  /// @param sure false if there may be no dead letter records yet, or any more
  void expect(
      ConsumerRecord<byte[], byte[]> record, Map<String, DeadLetterReason> reasons, boolean sure) {
    for (var reason : reasons.entrySet()) {
      var deadLetter = new DeadLetterId(Origin.of(record), reason.getKey());
      possible.put(deadLetter, record);
      this.reasons.put(deadLetter, reason.getValue());
      if (sure) {
        due.put(deadLetter, record);
      }
    }
  }

  /// @param from where the record stood before
  void replayed(String from, ConsumerRecord<byte[], byte[]> record) {
    replayed.put(from, record);
  }

  /// @param isGone whether nobody can tell any more what stood there
  void found(ConsumerRecord<byte[], byte[]> record, Predicate<Origin> isGone) {
    count++;
    DeadLetterHeaders headers;
    try {
      headers = DeadLetterHeaders.of(record.headers());
    } catch (IllegalArgumentException e) {
      unexpected.add(Origin.of(record) + ": " + e.getMessage());
      return;
    }
    var origin = new Origin(headers.topic(), headers.partition(), headers.offset());
    if (isGone.test(origin)) {
      return;
    }
    var deadLetter = new DeadLetterId(origin, headers.consumer());
    var original = possible.getOrDefault(deadLetter, replayed.get(origin.toString()));
    var reason = reasons.getOrDefault(deadLetter, DeadLetterReason.ANY);
    if (original == null) {
      unexpected.add(deadLetter.about(record) + ": " + headers.message());
    } else if (!answered.add(deadLetter)) {
      duplicates.add(deadLetter.about(record));
    } else if (!isSame(original, record)) {
      unexpected.add(
          deadLetter.about(record) + ": its bytes differ from those of the original record");
    } else if (!reason.isThatOf(headers)) {
      unexpected.add(
          "%s: expected a reason that names %s, found %s: %s"
              .formatted(
                  deadLetter.about(record),
                  reason.named(),
                  headers.exception(),
                  headers.message()));
    }
  }

  /// The record's bytes, or how many they are if they do not fit into a dead letter record.
  private static boolean isSame(
      ConsumerRecord<byte[], byte[]> original, ConsumerRecord<byte[], byte[]> deadLetter) {
    var value = original.value();
    if (DeadLetterHeaders.fits(original.key(), value, original.headers())) {
      return Arrays.equals(original.key(), deadLetter.key())
          && Arrays.equals(value, deadLetter.value());
    }
    int bytes = value == null ? 0 : value.length;
    var leftOut = deadLetter.headers().lastHeader(DeadLetterHeaders.LEFT_OUT);
    return deadLetter.value() == null
        && leftOut != null
        && Integer.toString(bytes).equals(new String(leftOut.value(), UTF_8));
  }

  OracleVerdict judge() {
    var missing =
        due.entrySet().stream()
            .filter(deadLetter -> !answered.contains(deadLetter.getKey()))
            .map(deadLetter -> deadLetter.getKey().about(deadLetter.getValue()))
            .toList();
    return new OracleVerdict(missing, duplicates, unexpected);
  }

  long count() {
    return count;
  }
}
