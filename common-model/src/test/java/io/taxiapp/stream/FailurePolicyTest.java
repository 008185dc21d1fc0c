package io.taxiapp.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FailurePolicyTest {

  private static final int BUDGET = 10;

  private final CountDownLatch stop = new CountDownLatch(1);
  private Instant now = Instant.EPOCH;
  private final FailurePolicy policy = new FailurePolicy(1, () -> now, stop);

  @Test
  void tenThreadsInFiveMinutesAreReplacedAndNotOneMore() {
    stop.countDown(); // no pauses
    for (int i = 0; i < BUDGET; i++) {
      assertThat(policy.handle(new IllegalStateException("disk"))).isEqualTo(REPLACE_THREAD);
    }

    assertThat(policy.handle(new IllegalStateException("disk"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void whatFailedLongAgoDoesNotCount() {
    stop.countDown();
    for (int i = 0; i < BUDGET; i++) {
      policy.handle(new IllegalStateException("disk"));
    }
    now = now.plus(Duration.ofMinutes(6));

    assertThat(policy.handle(new IllegalStateException("disk"))).isEqualTo(REPLACE_THREAD);
  }

  @Test
  void anErrorOfTheMachineIsNotCuredByAnotherThread() {
    assertThat(policy.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void pausesGrowUpToTwoSeconds() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(FailurePolicy::pauseAfter))
        .containsExactly(
            Duration.ZERO,
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
  }

  @Test
  void whileNobodyIsAtWorkItSaysWhyAndAStopEndsThePause() throws Exception {
    policy.handle(new IllegalStateException("disk"));
    var second =
        CompletableFuture.supplyAsync(() -> policy.handle(new IllegalStateException("full disk")));
    await().until(() -> policy.pause().isPresent() || second.isDone());

    assertThat(policy.pause()).hasValueSatisfying(why -> assertThat(why).contains("full disk"));
    stop.countDown();
    assertThat(second.get()).isEqualTo(REPLACE_THREAD);
    assertThat(policy.pause()).isEmpty();
  }
}
