package io.taxiapp.backend.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taxiapp.backend.TestRides;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.event.RideMessage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
final class RideStreamTest {

  private static final RideStream.Pace QUICK =
      new RideStream.Pace(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(400),
          Duration.ofSeconds(2));

  private final UUID rideId = UUID.randomUUID();
  private final RideHistory history = new RideHistory();
  private final Map<Kind, Long> offsets = new EnumMap<>(Kind.class);
  private final Recorder subscriber = new Recorder(Integer.MAX_VALUE);
  private volatile boolean complete = true;

  @Test
  void allOfAnEndedRideIsSentInOrderAndThenTheEnd() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.cancelled(rideId));
    read(TestRides.tip(rideId));
    run(StreamPosition.START);

    assertThat(subscriber.frames.getFirst()).isEqualTo("retry: 2000\n\n");
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
    read(TestRides.cancelled(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.START));
    Thread.sleep(250); // longer than it waits once all are there
    read(TestRides.tip(rideId));
    thread.join();

    assertThat(subscriber.heads()).endsWith("2.1.1.0 tip", "2.1.1.0 end");
  }

  @Test
  void aKindOfPredictionThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    assertThat(history.isOver(QUICK.patience())).isFalse();
    run(StreamPosition.START);

    assertThat(history.isOver(QUICK.patience())).isTrue();
    assertThat(subscriber.heads()).endsWith("2.0.0.0 end");
    assertThat(subscriber.frames).contains(": still here\n\n");
  }

  @Test
  void aConsumerMayBeAwayForMinutes() {
    assertThat(RideStream.Pace.NORMAL.patience()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void fromAPositionOnlyTheRestIsSent() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.duration(rideId, 2, 500));
    read(TestRides.cancelled(rideId));
    run(StreamPosition.parse("1.1.0.0"));

    assertThat(subscriber.heads())
        .containsExactly("2.1.0.0 ride-event", "2.2.0.0 duration", "2.2.0.0 end");
  }

  @Test
  void anIdIsAPlaceInTheTopicsWhateverElseStandsThere() throws Exception {
    var at = TestRides.REQUESTED_AT;
    history.read(TestRides.published(TestRides.requested(rideId), 40, at));
    history.read(TestRides.published(TestRides.requested(rideId), 43, at));
    history.read(TestRides.published(TestRides.duration(rideId, 1, 400), 7, at));
    history.read(TestRides.published(TestRides.cancelled(rideId), 52, at));
    run(StreamPosition.parse("41.0.0.0"));

    assertThat(subscriber.heads())
        .containsExactly("53.0.0.0 ride-event", "53.8.0.0 duration", "53.8.0.0 end");
  }

  @Test
  void aPositionAheadOfThisReplicaWaitsForIt() throws Exception {
    read(TestRides.requested(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.parse("1.1.0.0")));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.duration(rideId, 2, 500));
    read(TestRides.cancelled(rideId));
    thread.join();

    // Kinds come from topics of their own: which of two is seen first is left to chance.
    assertThat(subscriber.heads())
        .extracting(head -> head.split(" ", 2)[1])
        .containsExactlyInAnyOrder("ride-event", "duration", "end");
    assertThat(subscriber.heads()).endsWith("2.2.0.0 end");
  }

  @Test
  void aLatePredictionIsWaitedFor() throws Exception {
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.START));
    Thread.sleep(30);
    read(TestRides.cost(rideId));
    thread.join();

    assertThat(subscriber.heads()).endsWith("2.0.0.1 cost", "2.0.0.1 end");
  }

  @Test
  void anEndingThatIsPublishedAndNotYetReadIsWaitedForHoweverLongNothingCame() throws Exception {
    read(TestRides.requested(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.START));
    Thread.sleep(200); // longer than a stream is quiet before its end
    history.acknowledged(TestRides.cancelled(rideId));
    Thread.sleep(200);
    read(TestRides.cancelled(rideId));
    thread.join();

    assertThat(subscriber.heads())
        .containsExactly("1.0.0.0 ride-event", "2.0.0.0 ride-event", "2.0.0.0 end");
  }

  @Test
  void aReplicaThatIsStillReadingDoesNotEndAStream() throws Exception {
    complete = false;
    read(TestRides.requested(rideId));
    read(TestRides.cancelled(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.START));
    Thread.sleep(200);
    read(TestRides.tip(rideId));
    complete = true;
    thread.join();

    assertThat(subscriber.heads()).endsWith("2.0.1.0 tip", "2.0.1.0 end");
  }

  @Test
  void aQuietStreamShowsThatItLives() throws Exception {
    read(TestRides.requested(rideId));
    var thread = Thread.ofVirtual().start(() -> runQuietly(StreamPosition.START));
    while (subscriber.frames.stream().filter(frame -> frame.startsWith(":")).count() < 2) {
      Thread.sleep(5);
    }
    subscriber.most = 0;
    thread.join();
  }

  @Test
  void aSubscriberThatTakesNothingMoreIsDropped() throws Exception {
    subscriber.most = 2;
    read(TestRides.requested(rideId));
    read(TestRides.duration(rideId, 1, 400));
    read(TestRides.duration(rideId, 2, 500));

    assertThat(run(StreamPosition.START)).isFalse();
    assertThat(subscriber.heads()).containsExactly("1.0.0.0 ride-event");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1.2.3", "1.2.3.4.5", "a.b.c.d", "-1.0.0.0", "1.0.0.9999999999999999999"})
  void anIdThatNoStreamHasSentIsRefused(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> StreamPosition.parse(text))
        .withMessageContaining("Last-Event-ID");
  }

  /// As if this ride were the only one: offsets count from 0 in each topic.
  private void read(RideMessage message) {
    var offset = offsets.merge(Kind.of(message), 1L, Long::sum) - 1;
    history.read(TestRides.published(message, offset, TestRides.REQUESTED_AT));
  }

  private boolean run(StreamPosition from) throws InterruptedException {
    return new RideStream(history, () -> complete, from, subscriber, QUICK).run();
  }

  private void runQuietly(StreamPosition from) {
    try {
      run(from);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes so many frames and no more.
  private static final class Recorder implements RideStream.Subscriber {
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private volatile int most;

    Recorder(int most) {
      this.most = most;
    }

    @Override
    public boolean send(byte[] frame) {
      if (frames.size() >= most) {
        return false;
      }
      frames.add(new String(frame, UTF_8));
      return true;
    }

    @Override
    public boolean isGone() {
      return false;
    }

    /// Id and name of each event.
    List<String> heads() {
      return frames.stream()
          .filter(frame -> frame.startsWith("id: "))
          .map(frame -> frame.lines().limit(2).toList())
          .map(lines -> lines.getFirst().substring(4) + " " + lines.getLast().substring(7))
          .toList();
    }
  }
}
