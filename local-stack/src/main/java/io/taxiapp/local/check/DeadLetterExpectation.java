package io.taxiapp.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.DeadLetter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The dead letters that must be there: one of each consumer that cannot use a record, with its
/// bytes, and no others. Mutable: tell it all, then judge.
final class DeadLetterExpectation {

  /// One consumer's letter about one record.
  private record Letter(Origin origin, String consumer) {}

  private final Map<Letter, ConsumerRecord<byte[], byte[]>> expected = new LinkedHashMap<>();
  private final Set<Letter> answered = new HashSet<>();
  private final List<String> duplicates = new ArrayList<>();
  private final List<String> unexpected = new ArrayList<>();
  private long count;

  void expect(ConsumerRecord<byte[], byte[]> record, Set<String> consumers) {
    consumers.forEach(consumer -> expected.put(new Letter(Origin.of(record), consumer), record));
  }

  void found(ConsumerRecord<byte[], byte[]> record) {
    count++;
    DeadLetter head;
    try {
      head = DeadLetter.of(record.headers());
    } catch (IllegalArgumentException e) {
      unexpected.add(Origin.of(record) + ": " + e.getMessage());
      return;
    }
    var letter =
        new Letter(new Origin(head.topic(), head.partition(), head.offset()), head.consumer());
    var original = expected.get(letter);
    if (original == null) {
      unexpected.add("dead letter %s: %s".formatted(letter, head.message()));
    } else if (!answered.add(letter)) {
      duplicates.add("dead letter " + letter);
    } else if (!isSame(original, record)) {
      unexpected.add("dead letter " + letter + ": not the bytes of its record");
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

  Verdict judge() {
    var missing =
        expected.keySet().stream()
            .filter(letter -> !answered.contains(letter))
            .map(letter -> "dead letter " + letter)
            .toList();
    return new Verdict(missing, duplicates, unexpected);
  }

  long count() {
    return count;
  }
}
