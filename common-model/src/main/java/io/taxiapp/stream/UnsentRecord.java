package io.taxiapp.stream;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/// What Kafka did not take fails the thread, and what led to it is processed again: under
/// exactly-once its transaction is lost with it, and so is a dead letter record in it.
///
/// Kafka Streams' own handler makes a dead letter record all the same. It is sent from the thread
/// that sends, which then waits for itself, a minute for each task, while Kafka is long back.
public final class UnsentRecord implements ProductionExceptionHandler {

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return exception instanceof RetriableException ? Response.retry() : Response.fail();
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // There is nothing to configure.
  }
}
