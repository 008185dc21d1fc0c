package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.MessageHeaders;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps each zone's pace (R3).
final class TrafficProcessor
    extends ContextualProcessor<Integer, TrafficObservation, Integer, ZoneTraffic> {

  private KeyValueStore<Integer, ZoneTraffic> measured;

  @Override
  public void init(ProcessorContext<Integer, ZoneTraffic> context) {
    super.init(context);
    measured = context.getStateStore(DurationTopology.MEASURED);
  }

  @Override
  public void process(Record<Integer, TrafficObservation> record) {
    var before = Optional.ofNullable(measured.get(record.key()));
    var traffic = TrafficDecay.observe(before, record.value());
    measured.put(record.key(), traffic);
    var cause = record.value().rideEventId();
    var trace = MessageHeaders.trace(record.headers()).next(cause);
    var headers = MessageHeaders.of(traffic, cause, DurationConsumer.NAME, trace);
    context().forward(record.withValue(traffic).withHeaders(headers));
  }
}
