package io.taxiapp.tip;

import io.taxiapp.event.RideMessage;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.model.Model;
import io.taxiapp.pricing.Occasion;
import io.taxiapp.pricing.PricedRide;
import io.taxiapp.pricing.PricingProcessor;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// `ride-events + duration-predictions -> predict-tip (store rides) -> tip-predictions`
final class TipTopology implements Supplier<Topology> {

  private static final String RIDES = "rides";
  private static final String CURRENCY = "USD";

  private final Model model;

  TipTopology(Model model) {
    this.model = model;
  }

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
            () -> new PricingProcessor<>(RIDES, TipConsumer.NAME, this::predict),
            Named.as("predict-tip"),
            RIDES)
        .to(
            Topics.TIP_PREDICTIONS.name(),
            Produced.with(Topics.TIP_PREDICTIONS.key(), Topics.TIP_PREDICTIONS.value())
                .withName("tip-predictions"));
    return builder.build();
  }

  private TipPrediction predict(Occasion occasion) {
    var scored = model.predict(occasion.input());
    return new TipPrediction(
        occasion.request().rideId(),
        occasion.sequence(),
        occasion.cause(),
        occasion.causeEventId(),
        occasion.asOf(),
        scored.rounded(),
        scored.interval(),
        CURRENCY,
        Optional.of(TipRecording.of(occasion.request().paymentMethod())),
        model.identity(),
        scored.features());
  }
}
