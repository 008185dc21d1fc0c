package io.taxiapp.duration;

import io.taxiapp.event.DurationPrediction;
import io.taxiapp.topic.MessageHeaders;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/// Passes on the duration of a correction, if it has one, under headers of its own.
final class PublishedDuration
    extends ContextualFixedKeyProcessor<UUID, Correction, DurationPrediction> {

  @Override
  public void process(FixedKeyRecord<UUID, Correction> record) {
    record
        .value()
        .prediction()
        .ifPresent(
            prediction -> {
              var trace = MessageHeaders.trace(record.headers()).next(prediction.messageId());
              var headers = MessageHeaders.of(prediction, DurationConsumer.NAME, trace);
              context().forward(record.withValue(prediction).withHeaders(headers));
            });
  }
}
