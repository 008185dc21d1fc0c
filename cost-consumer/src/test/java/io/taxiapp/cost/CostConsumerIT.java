package io.taxiapp.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.RunningTopology;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The topology with the bundle that ships, on a real broker, under exactly-once.
class CostConsumerIT {

  private static final RideRequested REQUEST = SampleMessages.requested();

  @Test
  void aRideIsPredictedOnceAndWhatCannotBeReadIsADeadLetter(@TempDir Path directory)
      throws InterruptedException {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0);
        var model = ModelBundle.load(Path.of("../models/cost"));
        var running =
            new RunningTopology(
                CostConsumer.NAME,
                new CostTopology(model).get(),
                broker.bootstrapServers(),
                directory.resolve("state"),
                List.of(Topics.COST_PREDICTIONS, Topics.DEAD_LETTERS))) {
      running.sendBytes(Topics.RIDE_EVENTS, REQUEST, "{\"type\":".getBytes(UTF_8));
      running.send(Topics.RIDE_EVENTS, REQUEST);
      running.send(Topics.RIDE_EVENTS, REQUEST);

      var records = running.await(2);

      assertThat(records)
          .filteredOn(record -> record.topic().equals(Topics.DEAD_LETTERS.name()))
          .singleElement()
          .satisfies(letter -> assertThat(letter.value()).asString(UTF_8).isEqualTo("{\"type\":"));
      assertThat(records)
          .filteredOn(record -> record.topic().equals(Topics.COST_PREDICTIONS.name()))
          .extracting(record -> EventJson.read(record.value(), CostPrediction.class))
          .singleElement()
          .satisfies(
              prediction -> {
                assertThat(prediction.rideId()).isEqualTo(REQUEST.rideId());
                assertThat(prediction.costCents()).isPositive();
                assertThat(prediction.model()).isEqualTo(model.identity());
              });
    }
  }
}
