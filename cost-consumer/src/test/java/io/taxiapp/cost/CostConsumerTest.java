package io.taxiapp.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.pricing.PricingContract;
import io.taxiapp.topic.Topics;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class CostConsumerTest extends PricingContract<CostPrediction> {

  CostConsumerTest() {
    super("cost", Topics.COST_PREDICTIONS);
  }

  @Override
  protected Topology topology() {
    return CostConsumer.topology(new PerSecondModel()).get();
  }

  @Test
  void aCostIsInCentsWithItsInterval() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.COST_PREDICTIONS))
        .singleElement()
        .returns(870L, CostPrediction::costCents)
        .returns(new Interval(435, 870, 1740), CostPrediction::costInterval)
        .returns("USD", CostPrediction::currency)
        .returns(PerSecondModel.IDENTITY, CostPrediction::model);
  }
}
