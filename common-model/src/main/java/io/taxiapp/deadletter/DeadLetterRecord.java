package io.taxiapp.deadletter;

import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.TopicRecords;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One consumer's dead letter about one record.
public record DeadLetterRecord(DeadLetterHeaders headers, ConsumerRecord<byte[], byte[]> record) {

  /// All there are, in the order of the records they are about. What stands among them and has not
  /// their headers is none.
  public static List<DeadLetterRecord> all(TopicRecords topics) {
    return topics.of(Topics.DEAD_LETTERS).stream()
        .flatMap(DeadLetterRecord::of)
        .sorted(
            Comparator.comparing((DeadLetterRecord deadLetter) -> deadLetter.headers().topic())
                .thenComparingInt(deadLetter -> deadLetter.headers().partition())
                .thenComparingLong(deadLetter -> deadLetter.headers().offset())
                .thenComparing(deadLetter -> deadLetter.headers().consumer()))
        .toList();
  }

  private static Stream<DeadLetterRecord> of(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Stream.of(new DeadLetterRecord(DeadLetterHeaders.of(record.headers()), record));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  /// Where the record stands that it is about.
  public Origin origin() {
    return new Origin(headers.topic(), headers.partition(), headers.offset());
  }
}
