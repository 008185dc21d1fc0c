package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.Topics;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class UnsendableResultTest {

  private static final String CHANGELOG = "tip-consumer-rides-changelog";

  private final UnsendableResult handler = new UnsendableResult();

  UnsendableResultTest() {
    handler.configure(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "tip-consumer",
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
            Topics.DEAD_LETTERS.name(),
            DeadLetterLog.REGISTRY,
            new SimpleMeterRegistry()));
  }

  @Test
  void aResultThatKafkaNeverTakesIsADeadLetterOfTheRecordThatLedToIt() {
    var response = handle(Topics.TIP_PREDICTIONS.name(), new RecordTooLargeException("2 MB"));

    assertThat(response.result()).isEqualTo(Result.RESUME);
    assertThat(response.deadLetterQueueRecords())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo("request".getBytes(UTF_8));
              var head = DeadLetter.of(letter.headers());
              assertThat(head.consumer()).isEqualTo("tip-consumer");
              assertThat(head.topic()).isEqualTo(Topics.RIDE_EVENTS.name());
              assertThat(head.offset()).isEqualTo(42);
            });
  }

  static Stream<Arguments> othersFailTheThread() {
    return Stream.of(
        Arguments.of(CHANGELOG, new RecordTooLargeException("2 MB")),
        Arguments.of(CHANGELOG, new InvalidTimestampException("a day ahead")),
        Arguments.of(Topics.DEAD_LETTERS.name(), new RecordTooLargeException("2 MB")),
        Arguments.of(Topics.TIP_PREDICTIONS.name(), new IllegalStateException("closed")));
  }

  @ParameterizedTest
  @MethodSource
  void othersFailTheThread(String topic, Exception exception) {
    assertThat(handle(topic, exception).result()).isEqualTo(Result.FAIL);
  }

  @Test
  void whatGoesAwayIsTriedAgain() {
    var response = handle(Topics.TIP_PREDICTIONS.name(), new NotLeaderOrFollowerException("moved"));

    assertThat(response.result()).isEqualTo(Result.RETRY);
  }

  private Response handle(String topic, Exception exception) {
    return handler.handleError(context(), new ProducerRecord<>(topic, new byte[0]), exception);
  }

  private static ErrorHandlerContext context() {
    return new DefaultErrorHandlerContext(
        null,
        Topics.RIDE_EVENTS.name(),
        3,
        42,
        new RecordHeaders(),
        "predict-tip",
        new TaskId(0, 3),
        1_700_000_000_000L,
        "key".getBytes(UTF_8),
        "request".getBytes(UTF_8));
  }
}
