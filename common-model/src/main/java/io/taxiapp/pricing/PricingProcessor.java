package io.taxiapp.pricing;

import static io.taxiapp.topic.Topics.DURATION_PREDICTIONS;
import static io.taxiapp.topic.Topics.RIDE_EVENTS;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.stream.CommitPolicy;
import io.taxiapp.stream.OutcomeCounts;
import io.taxiapp.stream.RideRecord;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.LogContext;
import io.taxiapp.trace.TraceContext;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Ride events and duration predictions in, one kind of price predictions out.
///
/// Everything is predicted before anything is remembered or sent: a model that throws leaves no
/// half-done ride.
public final class PricingProcessor<P extends Prediction>
    extends ContextualProcessor<UUID, RideMessage, UUID, P> {

  private final String store;
  private final String source;
  private final Function<PredictionTrigger, P> predict;
  private RideStore<PricedRide> rides;
  private OutcomeCounts counts;

  /// @param store of [PricedRide], connected to this processor
  /// @param source who publishes the predictions
  public PricingProcessor(String store, String source, Function<PredictionTrigger, P> predict) {
    this.store = store;
    this.source = source;
    this.predict = predict;
  }

  @Override
  public void init(ProcessorContext<UUID, P> context) {
    super.init(context);
    rides = RideStore.open(context, store, _ -> {});
    counts = new OutcomeCounts(context);
  }

  @Override
  public void process(Record<UUID, RideMessage> record) {
    CommitPolicy.takenUp(context());
    var message = RideRecord.message(record);
    requireItsTopic(message);
    var trace = MessageHeaders.trace(record.headers());
    try (var _ = LogContext.of(record.key(), trace)) {
      var remembered = rides.at(record.key());
      var step = PricingStep.step(remembered::state, message, record.timestamp());
      var results = new ArrayList<Record<UUID, P>>();
      for (var trigger : step.triggers()) {
        results.add(result(trigger, trace));
      }
      step.ride().ifPresent(remembered::put);
      results.forEach(context()::forward);
      counts.count(step.outcome());
    }
  }

  /// Both kinds of messages come from one source: on the other's topic, one would pass for what it
  /// is not.
  private void requireItsTopic(RideMessage message) {
    var expected = message instanceof RideEvent ? RIDE_EVENTS : DURATION_PREDICTIONS;
    var found = context().recordMetadata().orElseThrow().topic();
    if (!found.equals(expected.name())) {
      throw new IllegalArgumentException(
          "expected %s on %s, found it on %s"
              .formatted(message.messageId(), expected.name(), found));
    }
  }

  private Record<UUID, P> result(PredictionTrigger trigger, TraceContext trace) {
    var prediction = predict.apply(trigger);
    var headers = MessageHeaders.of(prediction, source, trace.next(prediction.messageId()));
    return new Record<>(prediction.rideId(), prediction, trigger.timestamp(), headers);
  }
}
