package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnreadableRecordTest {

  @ParameterizedTest
  @ValueSource(longs = {1_768_478_400_000L, -1})
  void isADeadLetterWhateverItsTime(long timestamp) {
    var handler = new UnreadableRecord();
    handler.configure(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "tip-consumer",
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
            Topics.DEAD_LETTERS.name(),
            DeadLetterLog.REGISTRY,
            new SimpleMeterRegistry()));
    var topic = Topics.RIDE_EVENTS.name();
    var key = "key".getBytes(UTF_8);
    var value = "{".getBytes(UTF_8);
    var context =
        new DefaultErrorHandlerContext(
            null, topic, 3, 42, new RecordHeaders(), "in", new TaskId(0, 3), timestamp, key, value);

    var response =
        handler.handleError(
            context,
            new ConsumerRecord<>(topic, 3, 42, key, value),
            new SerializationException("no JSON"));

    assertThat(response.result()).isEqualTo(Result.RESUME);
    assertThat(response.deadLetterQueueRecords())
        .singleElement()
        .satisfies(
            deadLetter -> {
              assertThat(deadLetter.value()).isEqualTo(value);
              assertThat(deadLetter.timestamp()).isPositive();
              var head = DeadLetterHeaders.of(deadLetter.headers());
              assertThat(head.consumer()).isEqualTo("tip-consumer");
              assertThat(head.offset()).isEqualTo(42);
            });
  }
}
