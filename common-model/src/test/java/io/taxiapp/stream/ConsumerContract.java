package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Cause;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every consumer of rides, whatever it predicts: a further one extends it.
///
/// Its topology is described in `src/test/resources/KIND-topology.txt`.
///
/// @param <P> the predictions it publishes
public abstract class ConsumerContract<P extends Prediction> {

  protected static final RideRequested REQUEST = SampleMessages.requested();
  private static final RideRequested ANOTHER =
      SampleMessages.requested(new UUID(0, 1), REQUEST.requestedAt());

  private final String kind;
  private final Topic<UUID, P> results;
  @TempDir private Path state;

  /// The consumer under test.
  protected TopologyBench bench;

  /// @param kind as in the ids of its predictions
  protected ConsumerContract(String kind, Topic<UUID, P> results) {
    this.kind = kind;
    this.results = results;
  }

  protected abstract Topology topology();

  /// Sends what leads to more than a first prediction.
  protected abstract void sendSomeEvents(TopologyBench bench);

  @BeforeEach
  void start() {
    bench = new TopologyBench(topology(), state);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aRequestedRideIsPredictedAtOnce() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.records(results))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(REQUEST.rideId());
              assertThat(record.value().rideId()).isEqualTo(REQUEST.rideId());
              assertThat(record.value().sequence()).isEqualTo(1);
              assertThat(record.value().cause()).isEqualTo(Cause.REQUESTED);
              assertThat(record.value().causeEventId()).isEqualTo(REQUEST.messageId());
              assertThat(record.value().asOf()).isEqualTo(REQUEST.requestedAt());
              assertThat(header(record.headers(), "ce_id"))
                  .isEqualTo(REQUEST.rideId() + ":" + kind + ":1");
              assertThat(header(record.headers(), "ce_source"))
                  .isEqualTo("/taxiapp/" + kind + "-consumer");
              assertThat(header(record.headers(), "traceparent"))
                  .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
            });
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  @Test
  void theSameRequestTwiceHasNoEffect() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(results)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndStopsNobody() {
    bench.sendBytes(Topics.RIDE_EVENTS, "{\"type\":\"ride-reque".getBytes(UTF_8));
    bench.sendBytes(Topics.RIDE_EVENTS, null);
    bench.sendBytes(Topics.RIDE_EVENTS, new byte[DeadLetterHeaders.LARGEST_RECORD_BYTES + 1]);
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(results)).hasSize(1);
    assertThat(bench.deadLetters())
        .satisfiesExactly(
            deadLetter ->
                assertThat(deadLetter)
                    .contains("end-of-input")
                    .endsWith("<- {\"type\":\"ride-reque"),
            deadLetter -> assertThat(deadLetter).contains("tombstone").endsWith("<- none"),
            tooLarge -> assertThat(tooLarge).endsWith("<- none"));
  }

  @Test
  void aRideThatIsOverIsRememberedByClocksThatAreAnHourOffToEitherSide() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, cancelled());
    bench.wait(Duration.ofHours(2));
    bench.send(Topics.RIDE_EVENTS, ANOTHER);
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(results))
        .extracting(Prediction::rideId)
        .containsExactly(REQUEST.rideId(), ANOTHER.rideId());
  }

  @Test
  void aRideThatIsOverIsForgottenInTheEnd() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, cancelled());
    bench.wait(Duration.ofHours(4));
    bench.send(Topics.RIDE_EVENTS, ANOTHER);
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(results))
        .extracting(Prediction::rideId)
        .containsExactly(REQUEST.rideId(), ANOTHER.rideId(), REQUEST.rideId());
  }

  private static RideCancelled cancelled() {
    return new RideCancelled(
        REQUEST.rideId(), REQUEST.requestedAt().plusSeconds(60), Optional.empty());
  }

  @Test
  void readingTheSameEventsAgainGivesTheSamePredictions(@TempDir Path elsewhere) {
    sendSomeEvents(bench);
    List<P> first = bench.read(results);
    try (var other = new TopologyBench(topology(), elsewhere)) {
      sendSomeEvents(other);
      assertThat(first).hasSizeGreaterThan(1).isEqualTo(other.read(results));
    }
  }

  @Test
  void theTopologyChangesOnlyOnPurpose() throws IOException {
    assertThat(topology().describe())
        .hasToString(
            Files.readString(Path.of("src/test/resources/%s-topology.txt".formatted(kind))));
  }
}
