package io.taxiapp.tip;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.stream.RunningTopology;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A switch from one colour to another while rides are requested, on a real broker.
class TwoColoursIT {

  private static final Topic<UUID, TipPrediction> SHADOW =
      new Topic<>(
          "taxi.tip-predictions.v1.shadow",
          Topics.TIP_PREDICTIONS.key(),
          Topics.TIP_PREDICTIONS.value(),
          Topics.TIP_PREDICTIONS.partitions(),
          Topics.TIP_PREDICTIONS.cleanUp());

  @TempDir Path directory;

  @Test
  void eachRideIsPredictedOnceAndTheOtherColourPredictsItInTheShadow() throws Exception {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      createShadow(broker.bootstrapServers());
      var moment = Instant.now().plusSeconds(2);
      try (var blue = colour(broker, "blue", "TAXI_RESULTS_UNTIL", moment);
          var _ = colour(broker, "green", "TAXI_RESULTS_FROM", moment)) {
        var requested = new ArrayList<UUID>();
        while (Instant.now().isBefore(moment.plusSeconds(2))) {
          var ride = ride();
          blue.send(Topics.RIDE_EVENTS, ride);
          requested.add(ride.rideId());
          Thread.sleep(Duration.ofMillis(50));
        }

        var records = blue.await(2 * requested.size());

        assertThat(records)
            .filteredOn(record -> record.topic().equals(Topics.TIP_PREDICTIONS.name()))
            .extracting(record -> EventJson.read(record.value(), TipPrediction.class).rideId())
            .containsExactlyInAnyOrderElementsOf(requested);
        assertThat(records)
            .filteredOn(record -> record.topic().equals(SHADOW.name()))
            .extracting(record -> EventJson.read(record.value(), TipPrediction.class).rideId())
            .containsExactlyInAnyOrderElementsOf(requested);
      }
    }
  }

  private RunningTopology colour(LocalBroker broker, String name, String variable, Instant moment)
      throws InterruptedException {
    return new RunningTopology(
        "tip-consumer-" + name,
        new TipTopology(new PerSecondModel()).get(),
        broker.bootstrapServers(),
        directory.resolve(name),
        List.of(Topics.TIP_PREDICTIONS, SHADOW),
        Map.of(variable, moment.toString()));
  }

  private static void createShadow(String bootstrapServers) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var topic = new NewTopic(SHADOW.name(), Optional.of(SHADOW.partitions()), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static RideRequested ride() {
    var sample = SampleMessages.requested();
    return new RideRequested(
        UUID.randomUUID(),
        sample.riderId(),
        Instant.now(),
        sample.pickupZone(),
        sample.dropoffZone(),
        sample.pickup(),
        sample.dropoff(),
        sample.passengers(),
        sample.paymentMethod(),
        sample.tripType(),
        sample.initialDuration());
  }
}
