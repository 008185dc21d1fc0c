package io.taxiapp.deadletter;

import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.TopicRecords;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One consumer's dead letter about one record.
public record DeadLetterRecord(DeadLetter head, ConsumerRecord<byte[], byte[]> record) {

  /// All there are, in the order of the records they are about. What stands among them and has not
  /// their headers is none.
  public static List<DeadLetterRecord> all(TopicRecords topics) {
    return topics.of(Topics.DEAD_LETTERS).stream()
        .flatMap(DeadLetterRecord::of)
        .sorted(
            Comparator.comparing((DeadLetterRecord letter) -> letter.head().topic())
                .thenComparingInt(letter -> letter.head().partition())
                .thenComparingLong(letter -> letter.head().offset())
                .thenComparing(letter -> letter.head().consumer()))
        .toList();
  }

  private static Stream<DeadLetterRecord> of(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Stream.of(new DeadLetterRecord(DeadLetter.of(record.headers()), record));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /// Where the record stands that it is about.
  public Origin origin() {
    return new Origin(head.topic(), head.partition(), head.offset());
  }
}
