package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.stream.CommitPolicy;
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
  private TrafficStore traffic;

  @Override
  public void init(ProcessorContext<Integer, ZoneTraffic> context) {
    super.init(context);
    measured = context.getStateStore(DurationTopology.MEASURED);
    traffic = context.getStateStore(DurationTopology.TRAFFIC);
  }

  @Override
  public void process(Record<Integer, TrafficObservation> record) {
    CommitPolicy.takenUp(context());
    var observation = record.value();
    var before = Optional.ofNullable(measured.get(record.key()));
    var after =
        traffic.city().observe(record.key(), before, observation.pace(), observation.replaced());
    measured.put(record.key(), after);
    var cause = observation.rideEventId();
    var trace = MessageHeaders.trace(record.headers()).next(cause);
    var headers = MessageHeaders.of(after, cause, DurationConsumer.NAME, trace);
    context().forward(record.withValue(after).withHeaders(headers));
  }
}
