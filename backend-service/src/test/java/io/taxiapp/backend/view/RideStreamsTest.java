package io.taxiapp.backend.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taxiapp.backend.TestRides;
import io.taxiapp.event.RideMessage;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

@Timeout(60)
final class RideStreamsTest {

  /// Longer than a test may take.
  private static final Duration LONG = Duration.ofMinutes(5);

  /// How long to wait before coming back, two events of the ride, three predictions, the end.
  private static final int FRAMES = 7;

  private final UUID rideId = UUID.randomUUID();
  private final RideTimeline timeline = new RideTimeline();

  RideStreamsTest() {
    put(TestRides.requested(rideId), 0);
    put(TestRides.cancelled(rideId), 1);
    put(TestRides.duration(rideId, 1, 400), 0);
    put(TestRides.tip(rideId), 0);
    put(TestRides.cost(rideId), 0);
  }

  @Test
  void whoAsksForOneFrameAtATimeGetsThemAll() throws Exception {
    var connection = new Connection(1, 1);
    stream(LONG, connection);

    assertThat(connection.end.get()).isEqualTo(SignalType.ON_COMPLETE);
    assertThat(connection.frames).hasSize(FRAMES);
  }

  /// R5.
  @Test
  void whoAsksForNoMoreGetsNoMoreAndIsDropped() throws Exception {
    var connection = new Connection(2, 0);
    stream(Duration.ofMillis(10), connection);

    assertThat(connection.end.get()).isEqualTo(SignalType.ON_ERROR);
    assertThat(connection.failures).hasExactlyElementsOfTypes(ClosedChannelException.class);
    assertThat(connection.frames).hasSize(2);
  }

  @Test
  void theStreamOfWhoIsGoneEnds() {
    var streams = streams(LONG);
    var connection = new Connection(2, 0);
    streams.stream(timeline, () -> true, StreamPosition.START).subscribe(connection);
    await().until(() -> connection.frames.size() == 2);
    connection.cancel();

    await().until(() -> streams.size() == 0);
  }

  private void stream(Duration slowest, Connection connection) {
    streams(slowest).stream(timeline, () -> true, StreamPosition.START).subscribe(connection);
  }

  private static RideStreams streams(Duration slowest) {
    var normal = StreamPace.NORMAL;
    return new RideStreams(
        new StreamPace(
            normal.heartbeat(),
            Duration.ZERO,
            normal.patience(),
            normal.retry(),
            slowest,
            normal.ahead()));
  }

  private void put(RideMessage message, long offset) {
    timeline.put(TestRides.published(message, offset, TestRides.REQUESTED_AT));
  }

  /// Asks for so many frames first, and for so many after each.
  private static final class Connection extends BaseSubscriber<Object> {
    private final List<Object> frames = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<SignalType> end = new CompletableFuture<>();
    private final int first;
    private final int next;

    Connection(int first, int next) {
      this.first = first;
      this.next = next;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      subscription.request(first);
    }

    @Override
    protected void hookOnNext(Object frame) {
      frames.add(frame);
      if (next > 0) {
        Thread.startVirtualThread(() -> request(next)); // as a connection does: later
      }
    }

    @Override
    protected void hookOnError(Throwable failure) {
      failures.add(failure);
    }

    @Override
    protected void hookFinally(SignalType type) {
      end.complete(type);
    }
  }
}
