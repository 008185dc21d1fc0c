package io.taxiapp.duration;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.model.Model;
import io.taxiapp.stream.OutcomeCounts;
import io.taxiapp.stream.RideRecord;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.LogContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/// Takes each ride event one step through [CorrectionRule].
///
/// Everything is predicted before anything is remembered or sent: a model that throws leaves no
/// half-done ride.
final class DurationProcessor extends ContextualProcessor<UUID, RideEvent, UUID, Correction> {

  private final Model model;
  private KeyValueStore<UUID, CorrectedRide> rides;
  private CorrectionRule rule;
  private OutcomeCounts counts;

  DurationProcessor(Model model) {
    this.model = model;
  }

  @Override
  public void init(ProcessorContext<UUID, Correction> context) {
    super.init(context);
    rides = RideStore.open(context, DurationTopology.RIDES);
    counts = new OutcomeCounts(context);
    TimestampedKeyValueStore<Integer, ZoneTraffic> traffic =
        context.getStateStore(DurationTopology.TRAFFIC);
    rule = new CorrectionRule(model, (zone, at) -> expectedRatio(traffic, zone, at));
  }

  @Override
  public void process(Record<UUID, RideEvent> record) {
    var event = RideRecord.message(record);
    var trace = MessageHeaders.trace(record.headers());
    try (var _ = LogContext.of(record.key(), trace)) {
      var known = Optional.ofNullable(rides.get(record.key()));
      var step = rule.step(known, event, record.timestamp());
      step.ride().ifPresent(ride -> rides.put(record.key(), ride));
      if (!step.correction().isEmpty()) {
        context().forward(record.withValue(step.correction()));
      }
      counts.count(step.outcome());
    }
  }

  private static double expectedRatio(
      TimestampedKeyValueStore<Integer, ZoneTraffic> traffic, int zone, Instant at) {
    var measured = traffic.get(zone);
    return measured == null ? 1.0 : TrafficDecay.expectedRatio(measured.value(), at);
  }
}
