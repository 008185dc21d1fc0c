package io.taxiapp.stream;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// A record that no prediction can be made from goes to the dead letters with its own bytes; the
/// next one is processed.
///
/// An exception of Kafka itself (a broker away, a full state disk) says nothing about the record:
/// it fails the thread, which takes the record up again.
public final class UnpredictableRecord extends LogAndContinueProcessingExceptionHandler {

  private DeadLetterLog log;

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    log = new DeadLetterLog(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException) {
      return Response.fail();
    }
    var response = super.handleError(context, record, exception);
    return Response.resume(
        log.record("unpredictable", context, exception, response.deadLetterQueueRecords()));
  }
}
