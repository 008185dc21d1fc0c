package io.taxiapp.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.Prediction;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.stream.ConsumerContract;
import io.taxiapp.stream.TopologyBench;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What holds for a tip and a cost alike: a topology with a [PerSecondModel] is under test.
public abstract class PricingContract<P extends Prediction> extends ConsumerContract<P> {

  private final Topic<UUID, P> results;

  protected PricingContract(String kind, Topic<UUID, P> results) {
    super(kind, results);
    this.results = results;
  }

  @Override
  protected void sendSomeEvents(TopologyBench bench) {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 1200));
  }

  @Test
  void aDurationThatMovedLeadsToAnotherPrediction() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 880));
    bench.send(Topics.DURATION_PREDICTIONS, corrected(2, 1200));

    assertThat(bench.read(results))
        .extracting(PricingContract::seconds, Prediction::sequence, Prediction::cause)
        .containsExactly(
            tuple(870.0, 1, Cause.REQUESTED), tuple(1200.0, 2, Cause.DURATION_CORRECTED));
  }

  @Test
  void aCorrectionAmongTheRideEventsAndARequestAmongTheCorrectionsAreNotWhatTheySay() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.sendBytes(Topics.RIDE_EVENTS, EventJson.write(corrected(1, 1200)));
    bench.sendBytes(Topics.DURATION_PREDICTIONS, EventJson.write(REQUEST));

    assertThat(bench.read(results)).extracting(PricingContract::seconds).containsExactly(870.0);
    assertThat(bench.deadLetters())
        .satisfiesExactly(
            deadLetter -> assertThat(deadLetter).contains("found it on taxi.ride-events.v1"),
            deadLetter ->
                assertThat(deadLetter).contains("found it on taxi.duration-predictions.v1"));
  }

  @Test
  void whatCannotBePredictedIsADeadLetterAndTheNextCorrectionCounts() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, PerSecondModel.UNPREDICTABLE));
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 1200));

    assertThat(bench.read(results))
        .extracting(PricingContract::seconds)
        .containsExactly(870.0, 1200.0);
    assertThat(bench.deadLetters())
        .singleElement()
        .asString()
        .contains("found NaN")
        .contains("duration-prediction");
  }

  /// What was priced.
  private static Double seconds(Prediction prediction) {
    return prediction.features().getOrDefault("durationSeconds", Double.NaN);
  }

  private static DurationPrediction corrected(int sequence, long totalSeconds) {
    var interval = new Interval(totalSeconds, totalSeconds, totalSeconds);
    return new DurationPrediction(
        REQUEST.rideId(),
        sequence,
        Cause.PROGRESSED,
        REQUEST.rideId() + ":progressed:" + sequence,
        REQUEST.requestedAt().plusSeconds(60L * sequence),
        totalSeconds,
        interval,
        totalSeconds,
        interval,
        PerSecondModel.IDENTITY,
        Map.of());
  }
}
