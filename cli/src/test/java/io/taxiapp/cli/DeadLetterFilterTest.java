package io.taxiapp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taxiapp.deadletter.DeadLetterRecord;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class DeadLetterFilterTest {

  private final DeadLetterRecord ofTip =
      deadLetter(
          "tip-consumer", "taxi.ride-events.v1", 3, "ada", "11:59:59", "a distance, found -1");
  private final DeadLetterRecord ofCost =
      deadLetter("cost-consumer", "taxi.ride-events.v1", 4, null, "12:00:00", "JSON, found {");
  private final DeadLetterRecord ofDuration =
      deadLetter(
          "cost-consumer", "taxi.duration-predictions.v1", 3, "bob", "12:00:01", "JSON, found }");
  private final List<DeadLetterRecord> all = List.of(ofTip, ofCost, ofDuration);

  @Test
  void withoutAFilterAllMatch() {
    assertThat(filter().of(all)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --consumer=tip-consumer,                 true,  false, false
          --consumer=cost,                         false, false, false
          --topic=taxi.ride-events.v1,             true,  true,  false
          --key=ada,                               true,  false, false
          --key=ad,                                false, false, false
          --reason=JSON,                           false, true,  true
          --reason=UnusableException,              true,  true,  true
          --from=2026-01-01T12:00:00Z,             false, true,  true
          --record=taxi.ride-events.v1-0@3,        true,  false, false
          """)
  void eachFilterLeavesWhatItSays(String option, boolean tip, boolean cost, boolean duration) {
    var left = filter(option).of(all);

    assertThat(left.contains(ofTip)).isEqualTo(tip);
    assertThat(left.contains(ofCost)).isEqualTo(cost);
    assertThat(left.contains(ofDuration)).isEqualTo(duration);
  }

  @Test
  void twoFiltersMustBothHold() {
    assertThat(filter("--consumer=cost-consumer", "--topic=taxi.ride-events.v1").of(all))
        .containsExactly(ofCost);
  }

  @Test
  void aRecordWithoutADeadLetterIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> filter("--record=taxi.ride-events.v1-0@5").of(all))
        .withMessage(
            "--record: expected a record with a dead letter, found none for taxi.ride-events.v1-0@5");
  }

  private static DeadLetterFilter filter(String... options) {
    return CommandLine.populateCommand(new DeadLetterFilter(), options);
  }

  private static DeadLetterRecord deadLetter(
      String consumer,
      String topic,
      long offset,
      @Nullable String key,
      String time,
      String expected) {
    var head =
        new DeadLetterHeaders(
            consumer, topic, 0, offset, "UnusableException", "expected " + expected);
    var record =
        new ConsumerRecord<>(
            Topics.DEAD_LETTERS.name(),
            0,
            0,
            Instant.parse("2026-01-01T" + time + "Z").toEpochMilli(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            key == null ? null : key.getBytes(UTF_8),
            new byte[0],
            new RecordHeaders(),
            Optional.empty());
    return new DeadLetterRecord(head, record);
  }
}
