package io.taxiapp.pricing;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideMessage;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// `ride-events + duration-predictions -> predict-KIND (store rides) -> KIND-predictions`
///
/// @param kind of the predictions, and of the consumer that makes them: `tip` or `cost`
/// @param rule what the prediction is; when one is made is the rule of the package
public record PricingTopology<P extends Prediction>(
    String kind, Topic<UUID, P> results, Function<PredictionTrigger, P> rule)
    implements Supplier<Topology> {

  private static final String RIDES = "rides";

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    builder.addStateStore(RideStore.persistent(RIDES, PricedRide.class));
    builder.stream(
            // One source for both, so that a ride's request and its corrections meet in one task.
            List.of(Topics.RIDE_EVENTS.name(), Topics.DURATION_PREDICTIONS.name()),
            Consumed.with(Topics.RIDE_EVENTS.key(), EventJson.serde(RideMessage.class))
                .withName("rides-and-durations"))
        .process(
            () -> new PricingProcessor<>(RIDES, kind + "-consumer", rule),
            Named.as("predict-" + kind),
            RIDES)
        .to(
            results.name(),
            Produced.with(results.key(), results.value()).withName(kind + "-predictions"));
    return builder.build();
  }
}
