package io.taxiapp.duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.model.Model;
import io.taxiapp.model.Scored;
import io.taxiapp.stream.ConsumerContract;
import io.taxiapp.stream.TopologyBench;
import io.taxiapp.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurationTopologyTest extends ConsumerContract<DurationPrediction> {

  /// By the clock of this test a model takes so long for each prediction.
  private Duration prediction = Duration.ZERO;

  private Duration now = Duration.ZERO;

  DurationTopologyTest() {
    super("duration", Topics.DURATION_PREDICTIONS);
  }

  @Test
  void theFirstDurationIsTheInitialOne() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.DURATION_PREDICTIONS))
        .singleElement()
        .returns(870L, DurationPrediction::totalSeconds)
        .returns(870L, DurationPrediction::remainingSeconds);
  }

  @Test
  void aReportThatMovesTheTotalByFivePercentAndThirtySecondsGetsOneMore() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, stuck(1, 300));
    bench.send(Topics.RIDE_EVENTS, stuck(2, 913));
    bench.send(Topics.RIDE_EVENTS, stuck(3, 914));
    bench.send(Topics.RIDE_EVENTS, stuck(4, 950));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS))
        .extracting(
            DurationPrediction::sequence,
            DurationPrediction::cause,
            DurationPrediction::totalSeconds,
            DurationPrediction::remainingSeconds)
        .containsExactly(
            tuple(1, Cause.REQUESTED, 870L, 870L), tuple(2, Cause.PROGRESSED, 914L, 0L));
  }

  @Test
  void theSameEventTwiceHasNoEffect() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, progressed(1, 1000));
    bench.send(Topics.RIDE_EVENTS, progressed(1, 1000));
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).hasSize(2);
  }

  @Test
  void nothingIsPredictedForARideThatIsOver() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, cancelled());
    bench.send(Topics.RIDE_EVENTS, progressed(1, 300));
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).hasSize(1);
  }

  @Test
  void aCompletedRideTellsThePaceAroundBothItsEnds() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.send(Topics.RIDE_EVENTS, completed(1740));

    assertThat(bench.records(Topics.ZONE_TRAFFIC))
        .extracting(record -> tuple(record.key(), record.value().paceRatio()))
        .containsExactlyInAnyOrder(tuple(74, 2.0), tuple(138, 2.0));
  }

  @Test
  void theNextRideIsPredictedInTheLightOfTheTraffic() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.read(Topics.DURATION_PREDICTIONS);

    bench.send(Topics.RIDE_EVENTS, another());

    // One ride of 870 seconds, twice as slow, against priors of one ride of ten minutes a level.
    assertThat(bench.read(Topics.DURATION_PREDICTIONS))
        .singleElement()
        .satisfies(
            duration -> assertThat(duration.features().get("pickupTraffic")).isBetween(1.7, 2.0));
  }

  @Test
  void aRideOnTheRoadSpeaksForTheWayBehindItAndItsNextWordReplacesTheOneBefore() {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, progressed(1, 600));
    bench.send(Topics.RIDE_EVENTS, completed(870));

    var ofPickup =
        bench.read(Topics.ZONE_TRAFFIC).stream().filter(traffic -> traffic.zone() == 74).toList();
    assertThat(ofPickup).extracting(traffic -> traffic.sequence().orElseThrow()).contains(1L, 2L);
    assertThat(ofPickup.getFirst().paceRatio()).isGreaterThan(1.5);
    assertThat(ofPickup.getFirst().weight()).isBetween(0.1, 1.0);
    assertThat(ofPickup.getLast().paceRatio()).isCloseTo(1.0, within(1e-9));
    assertThat(ofPickup.getLast().weight()).isCloseTo(870 / 600.0, within(1e-9));
  }

  @Test
  void aRideThatReportsNothingIsCorrectedWhenTheTrafficChanges() {
    bench.send(Topics.RIDE_EVENTS, another());
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.read(Topics.DURATION_PREDICTIONS);

    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.tick(Duration.ofSeconds(2));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS))
        .singleElement()
        .satisfies(
            duration -> {
              assertThat(duration.rideId()).isEqualTo(another().rideId());
              assertThat(duration.cause()).isEqualTo(Cause.TRAFFIC);
              assertThat(duration.causeEventId()).startsWith(REQUEST.rideId() + ":completed:zone:");
              assertThat(duration.totalSeconds()).isGreaterThan(870 + 43);
              assertThat(duration.remainingSeconds()).isEqualTo(duration.totalSeconds());
            });
  }

  @Test
  void aRideInAZoneWithoutRidesOfItsOwnIsCorrectedByItsBoroughsAndTheCitysTraffic() {
    var silent = another(41, 42);
    bench.send(Topics.RIDE_EVENTS, silent);
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.read(Topics.DURATION_PREDICTIONS);

    bench.send(Topics.RIDE_EVENTS, completed(3480));
    bench.tick(Duration.ofSeconds(2));
    bench.tick(Duration.ofMinutes(5));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS))
        .singleElement()
        .satisfies(
            duration -> {
              assertThat(duration.rideId()).isEqualTo(silent.rideId());
              assertThat(duration.cause()).isEqualTo(Cause.TRAFFIC);
              assertThat(duration.causeEventId()).endsWith(":completed:zone:74");
              assertThat(duration.totalSeconds()).isGreaterThan(870 + 43);
            });
  }

  @Test
  void aLookTakesAFifthOfASecondAndTheOthersFollowInTheOrderInWhichTheyBecameDue() {
    var waiting = IntStream.rangeClosed(1, 5).mapToObj(DurationTopologyTest::numbered).toList();
    waiting.forEach(ride -> bench.send(Topics.RIDE_EVENTS, ride));
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.read(Topics.DURATION_PREDICTIONS);

    prediction = DurationProcessor.A_LOOK.dividedBy(2);
    var looks = IntStream.range(0, 4).mapToObj(_ -> correctedInALook()).toList();

    assertThat(looks.stream().map(List::size)).containsExactly(2, 2, 1, 0);
    assertThat(looks.stream().flatMap(List::stream).toList())
        .containsExactlyElementsOf(waiting.stream().map(RideRequested::rideId).toList());
  }

  @Test
  void howeverLongARideTakesEachLookTakesOne() {
    bench.send(Topics.RIDE_EVENTS, numbered(1));
    bench.send(Topics.RIDE_EVENTS, numbered(2));
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.read(Topics.DURATION_PREDICTIONS);

    prediction = DurationProcessor.A_LOOK.multipliedBy(10);

    assertThat(correctedInALook()).containsExactly(numbered(1).rideId());
    assertThat(correctedInALook()).containsExactly(numbered(2).rideId());
  }

  private List<UUID> correctedInALook() {
    bench.tick(Duration.ofSeconds(1));
    return bench.read(Topics.DURATION_PREDICTIONS).stream()
        .map(DurationPrediction::rideId)
        .toList();
  }

  @Test
  void theSameTrafficCorrectsARideOnce() {
    bench.send(Topics.RIDE_EVENTS, another());
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.tick(Duration.ofSeconds(2));
    bench.read(Topics.DURATION_PREDICTIONS);

    bench.tick(Duration.ofMinutes(5));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).isEmpty();
  }

  @Test
  void aRideThatIsOverIsNotCorrectedByTheTraffic() {
    bench.send(Topics.RIDE_EVENTS, another());
    bench.send(
        Topics.RIDE_EVENTS,
        new RideCancelled(another().rideId(), another().requestedAt(), Optional.empty()));
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.read(Topics.DURATION_PREDICTIONS);

    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.tick(Duration.ofSeconds(2));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).isEmpty();
  }

  @Test
  void whatCannotBeReadOrPredictedStopsNobody() {
    bench.send(Topics.RIDE_EVENTS, progressed(1, 300));
    bench.sendBytes(Topics.RIDE_EVENTS, "[]".getBytes(UTF_8));
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, progressed(1, -1));
    bench.send(Topics.RIDE_EVENTS, progressed(1, 1000));

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).hasSize(2);
    assertThat(bench.deadLetters())
        .satisfiesExactly(
            deadLetter ->
                assertThat(deadLetter).contains("expected the progress of a requested ride"),
            deadLetter -> assertThat(deadLetter).endsWith("<- []"),
            deadLetter -> assertThat(deadLetter).contains("at: expected a time from the request"));
  }

  @Test
  void readingTheSameEventsAgainGivesTheSameTraffic(@TempDir Path elsewhere) {
    sendSomeEvents(bench);
    var first = bench.read(Topics.ZONE_TRAFFIC);
    try (var other = new TopologyBench(topology(), elsewhere)) {
      sendSomeEvents(other);
      assertThat(first).isNotEmpty().isEqualTo(other.read(Topics.ZONE_TRAFFIC));
    }
  }

  @Test
  void trafficThatCannotBeReadIsSkipped() {
    bench.sendBytes(Topics.ZONE_TRAFFIC, "[]".getBytes(UTF_8));
    bench.sendBytes(Topics.ZONE_TRAFFIC, null);
    bench.send(Topics.RIDE_EVENTS, REQUEST);

    assertThat(bench.read(Topics.DURATION_PREDICTIONS)).hasSize(1);
    assertThat(bench.deadLetters()).isEmpty();
  }

  @Override
  protected void sendSomeEvents(TopologyBench bench) {
    bench.send(Topics.RIDE_EVENTS, REQUEST);
    bench.send(Topics.RIDE_EVENTS, another());
    bench.send(Topics.RIDE_EVENTS, progressed(1, 1000));
    bench.send(Topics.RIDE_EVENTS, completed(1740));
    bench.tick(Duration.ofSeconds(2));
  }

  @Override
  protected Topology topology() {
    return new DurationTopology(
            new Slow(new InitialMinusElapsed()),
            TestZones.TABLES,
            TestZones.TRAFFIC,
            () -> now.toNanos())
        .get();
  }

  /// Each prediction takes the test's clock as far on as [#prediction] says.
  private final class Slow implements Model {
    private final Model model;

    Slow(Model model) {
      this.model = model;
    }

    @Override
    public ModelIdentity identity() {
      return model.identity();
    }

    @Override
    public Scored predict(FeatureInput input) {
      now = now.plus(prediction);
      return model.predict(input);
    }
  }

  private static RideProgressed progressed(int sequence, long seconds) {
    return new RideProgressed(
        REQUEST.rideId(),
        sequence,
        REQUEST.requestedAt().plusSeconds(seconds),
        new GeoPoint(40.79, -73.93),
        2.5);
  }

  /// Still where it was picked up: it says nothing of the traffic yet.
  private static RideProgressed stuck(int sequence, long seconds) {
    return new RideProgressed(
        REQUEST.rideId(),
        sequence,
        REQUEST.requestedAt().plusSeconds(seconds),
        REQUEST.pickup().orElseThrow(),
        0);
  }

  private static RideCompleted completed(long seconds) {
    return new RideCompleted(
        REQUEST.rideId(),
        REQUEST.requestedAt().plusSeconds(seconds),
        seconds,
        9.6,
        3120,
        640,
        4035,
        "USD");
  }

  private static RideCancelled cancelled() {
    return new RideCancelled(
        REQUEST.rideId(), REQUEST.requestedAt().plusSeconds(60), Optional.empty());
  }

  private static RideRequested another() {
    return another(REQUEST.pickupZone(), REQUEST.dropoffZone());
  }

  private static RideRequested another(int pickupZone, int dropoffZone) {
    return another(1, pickupZone, dropoffZone);
  }

  private static RideRequested numbered(int number) {
    return another(number, REQUEST.pickupZone(), REQUEST.dropoffZone());
  }

  private static RideRequested another(int number, int pickupZone, int dropoffZone) {
    return new RideRequested(
        UUID.fromString("00000000-0000-5000-8000-00000000000" + number),
        REQUEST.riderId(),
        REQUEST.requestedAt().plusSeconds(1740),
        pickupZone,
        dropoffZone,
        REQUEST.pickup(),
        REQUEST.dropoff(),
        REQUEST.passengers(),
        REQUEST.paymentMethod(),
        REQUEST.tripType(),
        REQUEST.initialDuration());
  }
}
