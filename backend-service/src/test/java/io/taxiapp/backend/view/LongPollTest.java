package io.taxiapp.backend.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taxiapp.backend.TestRides;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class LongPollTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final UUID rideId = UUID.randomUUID();
  private final RideTimeline timeline = new RideTimeline();

  /// R6.
  @Test
  void aPollReturnsWithTheNextChangeAndNotBefore() throws Exception {
    timeline.put(TestRides.published(TestRides.requested(rideId), 0, TestRides.REQUESTED_AT));
    var tag = LongPoll.await(timeline, null, Duration.ZERO).tag();
    var answer = new FutureTask<>(() -> LongPoll.await(timeline, tag, LONG));
    var polling = Thread.ofPlatform().daemon().start(answer);
    await().atMost(LONG).until(() -> polling.getState() == Thread.State.TIMED_WAITING);
    assertThat(answer).isNotDone();

    timeline.put(
        TestRides.published(TestRides.duration(rideId, 1, 400), 0, TestRides.REQUESTED_AT));

    assertThat(answer.get().tag()).isNotEqualTo(tag);
    assertThat(answer.get().ride().duration().orElseThrow().totalSeconds()).isEqualTo(400);
  }

  @Test
  void aPollThatMayNotWaitIsAnsweredWithTheRideAsItIs() throws Exception {
    timeline.put(TestRides.published(TestRides.requested(rideId), 0, TestRides.REQUESTED_AT));
    var tag = LongPoll.await(timeline, null, Duration.ZERO).tag();

    assertThat(LongPoll.await(timeline, tag, Duration.ZERO).tag()).isEqualTo(tag);
  }
}
