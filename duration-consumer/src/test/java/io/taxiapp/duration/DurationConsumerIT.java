package io.taxiapp.duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.RunningTopology;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The topology on a real broker, under exactly-once.
class DurationConsumerIT {

  private static final RideRequested REQUEST = SampleMessages.requested();

  @Test
  void aRideIsPredictedOnceByTheBundleThatShipsAndWhatCannotBeReadIsADeadLetter(
      @TempDir Path directory) throws InterruptedException {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0);
        var model = ModelBundle.load(Path.of("../models/corrected-duration"));
        var running =
            new RunningTopology(
                DurationConsumer.NAME,
                new DurationTopology(model, model.tables(), TestZones.TRAFFIC, System::nanoTime)
                    .get(),
                broker.bootstrapServers(),
                directory.resolve("state"),
                List.of(Topics.DURATION_PREDICTIONS, Topics.DEAD_LETTERS))) {
      running.sendBytes(Topics.RIDE_EVENTS, REQUEST, "{\"type\":".getBytes(UTF_8));
      running.send(Topics.RIDE_EVENTS, REQUEST);
      running.send(Topics.RIDE_EVENTS, REQUEST);

      var records = running.await(2);

      assertThat(records)
          .filteredOn(record -> record.topic().equals(Topics.DEAD_LETTERS.name()))
          .singleElement()
          .satisfies(
              deadLetter -> assertThat(deadLetter.value()).asString(UTF_8).isEqualTo("{\"type\":"));
      assertThat(records)
          .filteredOn(record -> record.topic().equals(Topics.DURATION_PREDICTIONS.name()))
          .extracting(record -> EventJson.read(record.value(), DurationPrediction.class))
          .singleElement()
          .satisfies(
              prediction -> {
                assertThat(prediction.rideId()).isEqualTo(REQUEST.rideId());
                assertThat(prediction.totalSeconds()).isPositive();
                assertThat(prediction.model()).isEqualTo(model.identity());
              });
    }
  }

  @Test
  void trafficCorrectsASilentRideOncePerCauseAlsoAfterARestart(@TempDir Path directory)
      throws InterruptedException {
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      try (var running = running(broker, directory)) {
        running.send(Topics.RIDE_EVENTS, REQUEST);
        running.send(Topics.RIDE_EVENTS, other(1));
        running.send(Topics.RIDE_EVENTS, slow(other(1)));

        // Two first durations, and one more for the ride that says nothing.
        assertThat(causes(running.await(3))).hasSize(1);
      }
      try (var again = running(broker, directory)) {
        again.send(Topics.RIDE_EVENTS, other(2));
        again.send(Topics.RIDE_EVENTS, slow(other(2)));

        // What was open before is known again: the same traffic is no news, more of it is.
        assertThat(causes(again.await(2))).hasSize(1).allMatch(cause -> cause.contains("0002"));
      }
    }
  }

  @Test
  void aZonesPaceIsMeasuredOnAfterARestart(@TempDir Path directory) throws InterruptedException {
    var zones = List.<Topic<?, ?>>of(Topics.ZONE_TRAFFIC);
    try (var broker = LocalBroker.start(directory.resolve("kafka"), 0)) {
      try (var running = running(broker, directory, zones)) {
        running.send(Topics.RIDE_EVENTS, other(1));
        running.send(Topics.RIDE_EVENTS, slow(other(1)));

        assertThat(sequences(running.await(1))).startsWith(1L);
      }
      try (var again = running(broker, directory, zones)) {
        again.send(Topics.RIDE_EVENTS, other(2));
        again.send(Topics.RIDE_EVENTS, slow(other(2)));

        assertThat(sequences(again.await(1))).isNotEmpty().allMatch(sequence -> sequence > 1);
      }
    }
  }

  private static List<Long> sequences(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> EventJson.read(record.value(), ZoneTraffic.class))
        .map(traffic -> traffic.sequence().orElseThrow())
        .toList();
  }

  private static RunningTopology running(LocalBroker broker, Path directory)
      throws InterruptedException {
    return running(broker, directory, List.of(Topics.DURATION_PREDICTIONS));
  }

  private static RunningTopology running(
      LocalBroker broker, Path directory, List<Topic<?, ?>> topics) throws InterruptedException {
    return new RunningTopology(
        DurationConsumer.NAME,
        new DurationTopology(
                new InitialMinusElapsed(), TestZones.TABLES, TestZones.TRAFFIC, System::nanoTime)
            .get(),
        broker.bootstrapServers(),
        directory.resolve("state"),
        topics);
  }

  /// Why the silent ride was corrected by the traffic.
  private static List<String> causes(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> EventJson.read(record.value(), DurationPrediction.class))
        .filter(duration -> duration.rideId().equals(REQUEST.rideId()))
        .filter(duration -> duration.cause() == Cause.TRAFFIC)
        .map(DurationPrediction::causeEventId)
        .toList();
  }

  private static RideRequested other(int number) {
    return new RideRequested(
        UUID.fromString("00000000-0000-5000-8000-00000000000" + number),
        REQUEST.riderId(),
        REQUEST.requestedAt(),
        REQUEST.pickupZone(),
        REQUEST.pickupZone(),
        Optional.empty(),
        Optional.empty(),
        1,
        REQUEST.paymentMethod(),
        REQUEST.tripType(),
        new InitialDuration(
            100L * number,
            REQUEST.initialDuration().interval(),
            REQUEST.initialDuration().model()));
  }

  private static RideCompleted slow(RideRequested request) {
    long seconds = 4 * request.initialDuration().seconds();
    return new RideCompleted(
        request.rideId(),
        request.requestedAt().plusSeconds(seconds),
        seconds,
        2,
        1000,
        0,
        1500,
        "USD");
  }
}
