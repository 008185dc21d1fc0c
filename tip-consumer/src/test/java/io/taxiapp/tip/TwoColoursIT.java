package io.taxiapp.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.stream.RunningTopology;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
          Topics.TIP_PREDICTIONS.cleanupPolicy());

  /// One a millisecond, the same number before the moment as from it on.
  private static final int RIDES = 40;

  /// Which colour answers is a matter of when a ride was published, not of when it is predicted.
  private final Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir Path directory;

  @Test
  void eachRideIsPredictedOnceAndTheOtherColourPredictsItInTheShadow() throws Exception {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      createShadow(broker.bootstrapServers());
      try (var blue = colour(broker, "blue", "TAXI_RESULTS_UNTIL", moment);
          var green = colour(broker, "green", "TAXI_RESULTS_FROM", moment)) {
        var requested = new ArrayList<UUID>();
        for (var offset = -RIDES / 2; offset < RIDES / 2; offset++) {
          var published = moment.plusMillis(offset);
          var ride = SampleMessages.requested(UUID.randomUUID(), published);
          blue.send(Topics.RIDE_EVENTS, ride, published);
          requested.add(ride.rideId());
        }

        blue.await(2 * requested.size());
        var records = green.await(2 * requested.size());

        assertThat(rides(records, Topics.TIP_PREDICTIONS))
            .containsExactlyInAnyOrderElementsOf(requested);
        assertThat(rides(records, SHADOW)).containsExactlyInAnyOrderElementsOf(requested);
      }
    }
  }

  private static List<UUID> rides(
      List<ConsumerRecord<byte[], byte[]>> records, Topic<UUID, TipPrediction> topic) {
    return records.stream()
        .filter(record -> record.topic().equals(topic.name()))
        .map(record -> EventJson.read(record.value(), TipPrediction.class).rideId())
        .toList();
  }

  private RunningTopology colour(LocalBroker broker, String name, String variable, Instant moment)
      throws InterruptedException {
    return new RunningTopology(
        "tip-consumer-" + name,
        TipConsumer.topology(new PerSecondModel()).get(),
        broker.bootstrapServers(),
        directory.resolve(name),
        List.of(Topics.TIP_PREDICTIONS, SHADOW),
        Map.of(variable, moment.toString()));
  }

  private static void createShadow(String bootstrapServers) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      TopicCreation.createMissingShadows(admin, List.of(Topics.TIP_PREDICTIONS.name()));
      assertThatThrownBy(() -> TopicCreation.createMissingShadows(admin, List.of(SHADOW.name())))
          .hasMessageContaining("found [" + SHADOW.name() + "]");
    }
  }
}
