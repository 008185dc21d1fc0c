package io.taxiapp.tip;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.pricing.PricingContract;
import io.taxiapp.topic.Topics;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class TipConsumerTest extends PricingContract<TipPrediction> {

  TipConsumerTest() {
    super("tip", Topics.TIP_PREDICTIONS);
  }

  @Override
  protected Topology topology() {
    return TipConsumer.topology(new PerSecondModel()).get();
  }

  @Test
  void aTipIsInCentsWithItsInterval() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .singleElement()
        .returns(870L, TipPrediction::tipCents)
        .returns(new Interval(435, 870, 1740), TipPrediction::tipInterval)
        .returns("USD", TipPrediction::currency)
        .returns(Optional.of(TipRecording.BY_CARD), TipPrediction::recorded)
        .returns(PerSecondModel.IDENTITY, TipPrediction::model);
  }

  @Test
  void aCashRideGetsTheTipThatIsRecordedForCash() {
    bench.send(Topics.RIDE_EVENTS, paidInCash());

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .singleElement()
        .returns(0L, TipPrediction::tipCents)
        .returns(Optional.of(TipRecording.NEVER), TipPrediction::recorded);
  }

  private static RideRequested paidInCash() {
    return new RideRequested(
        REQUEST.rideId(),
        REQUEST.riderId(),
        REQUEST.requestedAt(),
        REQUEST.pickupZone(),
        REQUEST.dropoffZone(),
        REQUEST.pickup(),
        REQUEST.dropoff(),
        REQUEST.passengers(),
        PaymentMethod.CASH,
        REQUEST.tripType(),
        REQUEST.initialDuration());
  }
}
