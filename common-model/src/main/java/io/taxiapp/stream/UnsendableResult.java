package io.taxiapp.stream;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/// A result that Kafka will never take, for its size or its time, is not published: the record that
/// led to it goes to the dead letters. What a consumer keeps for itself must get there, and
/// whatever else is wrong with Kafka is no record's fault: it fails the thread.
public final class UnsendableResult extends DefaultProductionExceptionHandler {

  private DeadLetterLog log;

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    log = new DeadLetterLog(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> result, Exception exception) {
    var response = super.handleError(context, result, exception);
    boolean never =
        exception instanceof RecordTooLargeException
            || exception instanceof InvalidTimestampException;
    return never && isResult(result.topic())
        ? Response.resume(
            log.record("unsendable", context, exception, response.deadLetterQueueRecords()))
        : response;
  }

  /// A letter that is too large cannot be mended by another letter.
  private static boolean isResult(String topic) {
    return !topic.equals(Topics.DEAD_LETTERS.name())
        && Topics.all().stream().map(Topic::name).anyMatch(topic::equals);
  }
}
