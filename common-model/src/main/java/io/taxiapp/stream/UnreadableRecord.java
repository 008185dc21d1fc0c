package io.taxiapp.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;

/// A record that cannot be read goes to the dead letters with its own bytes; the next one is
/// processed.
public final class UnreadableRecord extends LogAndContinueExceptionHandler {

  private DeadLetterLog log;

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    log = new DeadLetterLog(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    var response = super.handleError(withTime(context), record, exception);
    return Response.resume(
        log.record("unreadable", context, exception, response.deadLetterQueueRecords()));
  }

  /// Some clients send records without a time (-1). No dead letter record can be made with that.
  private static ErrorHandlerContext withTime(ErrorHandlerContext context) {
    return context.timestamp() >= 0
        ? context
        : new DefaultErrorHandlerContext(
            null,
            context.topic(),
            context.partition(),
            context.offset(),
            context.headers(),
            context.processorNodeId(),
            context.taskId(),
            System.currentTimeMillis(),
            context.sourceRawKey(),
            context.sourceRawValue());
  }
}
