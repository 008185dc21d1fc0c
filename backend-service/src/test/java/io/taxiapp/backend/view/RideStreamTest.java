package io.taxiapp.backend.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.sse.Event;
import io.taxiapp.backend.TestRides;
import io.taxiapp.event.RideMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On a clock of its own: what happens while a stream waits is planned, and nobody waits for it.
final class RideStreamTest {

  private static final StreamPace PACE = StreamPace.NORMAL;

  /// A wait is a millisecond longer, so that it is not one of none.
  private static final Duration ROUNDED = Duration.ofMillis(10);

  private final UUID rideId = UUID.randomUUID();
  private final PlannedTime time = new PlannedTime();
  private final RideTimeline timeline = new RideTimeline(time::nanos);
  private final Map<MessageKind, Long> offsets = new EnumMap<>(MessageKind.class);
  private final Recorder subscriber = new Recorder(Integer.MAX_VALUE);
  private boolean complete = true;

  @Test
  void allOfAnEndedRideIsSentInOrderAndThenTheEnd() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.cancelled(rideId));
    read(TestRides.tip(rideId));
    run(StreamPosition.START);

    assertThat(subscriber.events.getFirst().getRetry()).isEqualTo(Duration.ofSeconds(2));
    assertThat(subscriber.heads())
        .containsExactly(
            "1.0.0.0 ride-event",
            "2.0.0.0 ride-event",
            "2.1.0.0 duration",
            "2.1.1.0 tip",
            "2.1.1.0 end");
  }

  @Test
  void theEndWaitsForAKindOfPredictionThatHasNotComeYet() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.cost(rideId));
    read(TestRides.cancelled(rideId));
    time.plan(Duration.ofMinutes(2), () -> read(TestRides.tip(rideId)));
    run(StreamPosition.START);

    assertThat(subscriber.heads()).endsWith("2.1.1.1 tip", "2.1.1.1 end");
    assertThat(time.now()).isCloseTo(Duration.ofMinutes(2).plus(PACE.quiet()), ROUNDED);
  }

  @Test
  void aKindOfPredictionThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    assertThat(timeline.isOver(PACE.patience())).isFalse();
    run(StreamPosition.START);

    assertThat(timeline.isOver(PACE.patience())).isTrue();
    // That the patience ends is seen at the next heartbeat.
    assertThat(time.now()).isBetween(PACE.patience(), PACE.patience().plus(PACE.heartbeat()));
    assertThat(subscriber.heads()).endsWith("2.0.0.0 end");
    assertThat(subscriber.comments()).contains("still here");
  }

  @Test
  void aConsumerMayBeAwayForMinutes() {
    assertThat(StreamPace.NORMAL.patience()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void fromAPositionOnlyTheRestIsSent() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.duration(rideId, 2, 500));
    read(TestRides.cancelled(rideId));
    run(StreamPosition.parse("1.1.0.0").orElseThrow());

    assertThat(subscriber.heads())
        .containsExactly("2.1.0.0 ride-event", "2.2.0.0 duration", "2.2.0.0 end");
  }

  @Test
  void anIdIsAPlaceInTheTopicsWhateverElseStandsThere() throws Exception {
    var at = TestRides.REQUESTED_AT;
    timeline.put(TestRides.published(TestRides.requested(rideId), 40, at));
    timeline.put(TestRides.published(TestRides.requested(rideId), 43, at));
    timeline.put(TestRides.published(TestRides.duration(rideId, 1, 400), 7, at));
    timeline.put(TestRides.published(TestRides.cancelled(rideId), 52, at));
    run(StreamPosition.parse("41.0.0.0").orElseThrow());

    assertThat(subscriber.heads())
        .containsExactly("53.0.0.0 ride-event", "53.8.0.0 duration", "53.8.0.0 end");
  }

  @Test
  void aPositionAheadOfThisReplicaWaitsForIt() throws Exception {
    read(TestRides.requested(rideId));
    time.plan(Duration.ofSeconds(1), () -> read(TestRides.duration(rideId, 1, 400)));
    time.plan(Duration.ofSeconds(2), () -> read(TestRides.duration(rideId, 2, 500)));
    time.plan(Duration.ofSeconds(3), () -> read(TestRides.cancelled(rideId)));
    run(StreamPosition.parse("1.1.0.0").orElseThrow());

    assertThat(subscriber.heads())
        .containsExactly("1.2.0.0 duration", "2.2.0.0 ride-event", "2.2.0.0 end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.0.0.0", "1.9.0.0", "2.1.1.9"})
  void aPositionThatNoStreamHadGetsAllOfTheRide(String position) throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.cancelled(rideId));
    read(TestRides.tip(rideId));
    read(TestRides.cost(rideId));
    run(StreamPosition.parse(position).orElseThrow());

    assertThat(subscriber.heads())
        .containsExactly(
            "1.0.0.0 ride-event",
            "2.0.0.0 ride-event",
            "2.1.0.0 duration",
            "2.1.1.0 tip",
            "2.1.1.1 cost",
            "2.1.1.1 end");
  }

  @Test
  void aReplicaThatHasNotReadEverythingYetWaitsLonger() throws Exception {
    complete = false;
    read(TestRides.requested(rideId));
    time.plan(Duration.ofMinutes(1), () -> read(TestRides.duration(rideId, 1, 400)));
    time.plan(
        Duration.ofMinutes(2),
        () -> {
          complete = true;
          read(TestRides.cancelled(rideId));
        });
    run(StreamPosition.parse("1.1.0.0").orElseThrow());

    assertThat(subscriber.heads()).containsExactly("2.1.0.0 ride-event", "2.1.0.0 end");
  }

  @Test
  void aLatePredictionIsWaitedFor() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    time.plan(Duration.ofMinutes(1), () -> read(TestRides.cost(rideId)));
    run(StreamPosition.START);

    assertThat(subscriber.heads()).endsWith("2.0.0.1 cost", "2.0.0.1 end");
  }

  @Test
  void anEndingThatIsPublishedAndNotYetReadIsWaitedForHoweverLongNothingCame() throws Exception {
    read(TestRides.requested(rideId));
    var longest = PACE.patience().multipliedBy(2);
    time.plan(
        longest, () -> timeline.put(new Published.Acknowledged(TestRides.cancelled(rideId), 0)));
    time.plan(longest.multipliedBy(2), () -> read(TestRides.cancelled(rideId)));
    run(StreamPosition.START);

    assertThat(subscriber.heads())
        .containsExactly("1.0.0.0 ride-event", "2.0.0.0 ride-event", "2.0.0.0 end");
  }

  @Test
  void aReplicaThatIsStillReadingDoesNotEndAStream() throws Exception {
    complete = false;
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    time.plan(
        PACE.patience().multipliedBy(2),
        () -> {
          read(TestRides.tip(rideId));
          complete = true;
        });
    run(StreamPosition.START);

    assertThat(subscriber.heads()).endsWith("2.0.1.0 tip", "2.0.1.0 end");
  }

  @Test
  void aQuietStreamShowsThatItLives() throws Exception {
    read(TestRides.requested(rideId));
    subscriber.max = 4;

    assertThat(run(StreamPosition.START)).isFalse();
    assertThat(subscriber.comments()).containsExactly("still here", "still here");
    assertThat(time.now()).isCloseTo(PACE.heartbeat().multipliedBy(3), ROUNDED);
  }

  @Test
  void aSubscriberThatTakesNothingMoreIsDropped() throws Exception {
    subscriber.max = 2;
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.duration(rideId, 2, 500));

    assertThat(run(StreamPosition.START)).isFalse();
    assertThat(subscriber.heads()).containsExactly("1.0.0.0 ride-event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.2.3", "1.2.3.4.5", "a.b.c.d", "-1.0.0.0", "1.0.0.9999999999999999999"})
  void anIdThatNoStreamHasSentIsNoPosition(String text) {
    assertThat(StreamPosition.parse(text)).isEmpty();
  }

  /// As if this ride were the only one: offsets count from 0 in each topic.
  private void read(RideMessage message) {
    var offset = offsets.merge(MessageKind.of(message), 1L, Long::sum) - 1;
    timeline.put(TestRides.published(message, offset, TestRides.REQUESTED_AT));
  }

  private boolean run(StreamPosition from) throws InterruptedException {
    var planned = new RideStream.Time(time::nanos, time::awaitChange);
    return new RideStream(timeline, () -> complete, from, subscriber, PACE, planned).run();
  }

  /// Takes so many events and no more.
  private static final class Recorder implements RideStream.Subscriber {
    private final List<Event<String>> events = new ArrayList<>();
    private int max;

    Recorder(int max) {
      this.max = max;
    }

    @Override
    public boolean send(Event<String> event) {
      if (events.size() >= max) {
        return false;
      }
      events.add(event);
      return true;
    }

    @Override
    public boolean isGone() {
      return false;
    }

    /// Id and name of each event.
    List<String> heads() {
      return events.stream()
          .filter(event -> event.getName() != null)
          .map(event -> event.getId() + " " + event.getName())
          .toList();
    }

    List<String> comments() {
      return events.stream().map(Event::getComment).filter(Objects::nonNull).toList();
    }
  }
}
