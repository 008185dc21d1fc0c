package io.taxiapp.tip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.model.PerSecondModel;
import io.taxiapp.stream.TopologyBench;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TipTopologyTest {

  private static final RideRequested REQUEST = SampleMessages.requested();

  @TempDir Path state;
  private TopologyBench bench;

  @BeforeEach
  void start() {
    bench = new TopologyBench(topology(), state);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aRequestedRideGetsATipAtOnce() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.records(Topics.TIP_PREDICTIONS))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(REQUEST.rideId());
              assertThat(record.value().tipCents()).isEqualTo(870);
              assertThat(record.value().recorded()).contains(TipRecording.BY_CARD);
              assertThat(record.value().tipInterval()).isEqualTo(new Interval(435, 870, 1740));
              assertThat(record.value().causeEventId()).isEqualTo(REQUEST.messageId());
              assertThat(record.value().model()).isEqualTo(PerSecondModel.IDENTITY);
              assertThat(record.value().features()).containsEntry("durationSeconds", 870.0);
              assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                  .isEqualTo(REQUEST.rideId() + ":tip:1");
              assertThat(new String(record.headers().lastHeader("traceparent").value(), UTF_8))
                  .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
            });
  }

  @Test
  void aDurationThatMovedLeadsToAnotherTip() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 880));
    bench.send(Topics.DURATION_PREDICTIONS, corrected(2, 1200));

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .extracting(TipPrediction::sequence, TipPrediction::tipCents, TipPrediction::cause)
        .containsExactly(
            tuple(1, 870L, Cause.REQUESTED), tuple(2, 1200L, Cause.DURATION_CORRECTED));
  }

  @Test
  void aCashRideGetsTheTipThatIsRecordedForCash() {
    bench.send(Topics.RIDE_EVENTS, paidInCash());

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .singleElement()
        .returns(0L, TipPrediction::tipCents)
        .returns(Optional.of(TipRecording.NEVER), TipPrediction::recorded);
  }

  @Test
  void aCorrectionAmongTheRideEventsAndARequestAmongTheCorrectionsAreNotWhatTheySay() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.sendBytes(Topics.RIDE_EVENTS, EventJson.write(corrected(1, 1200)));
    bench.sendBytes(Topics.DURATION_PREDICTIONS, EventJson.write(REQUEST));

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .extracting(TipPrediction::tipCents)
        .containsExactly(870L);
    assertThat(bench.deadLetters())
        .satisfiesExactly(
            letter -> assertThat(letter).contains("found it on taxi.ride-events.v1"),
            letter -> assertThat(letter).contains("found it on taxi.duration-predictions.v1"));
  }

  @Test
  void whatCannotBeReadOrPredictedStopsNobody() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.sendBytes(Topics.RIDE_EVENTS, "{\"type\":\"ride-reque".getBytes(UTF_8));
    bench.sendBytes(Topics.RIDE_EVENTS, null);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, PerSecondModel.UNPREDICTABLE));
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 1200));

    assertThat(bench.read(Topics.TIP_PREDICTIONS))
        .extracting(TipPrediction::tipCents)
        .containsExactly(870L, 1200L);
    assertThat(bench.deadLetters())
        .satisfiesExactly(
            letter ->
                assertThat(letter).contains("end-of-input").endsWith("<- {\"type\":\"ride-reque"),
            letter -> assertThat(letter).contains("tombstone").endsWith("<- none"),
            letter -> assertThat(letter).contains("found NaN").contains("duration-prediction"));
  }

  @Test
  void readingTheSameEventsAgainGivesTheSameTips(@TempDir Path elsewhere) {
    var first = run(bench);
    try (var other = new TopologyBench(topology(), elsewhere)) {
      assertThat(run(other)).isNotEmpty().isEqualTo(first);
    }
  }

  @Test
  void theTopologyChangesOnlyOnPurpose() throws IOException {
    assertThat(topology().describe())
        .hasToString(Files.readString(Path.of("src/test/resources/tip-topology.txt")));
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

  private static List<TipPrediction> run(TopologyBench bench) {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.DURATION_PREDICTIONS, corrected(1, 1200));
    return bench.read(Topics.TIP_PREDICTIONS);
  }

  private static Topology topology() {
    return new TipTopology(new PerSecondModel()).get();
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
