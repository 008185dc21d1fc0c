package io.taxiapp.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {

  private static final int MOST = 10;

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final FailurePolicy policy = new FailurePolicy(() -> now);

  @Test
  void aThreadThatDiedIsReplacedUntilTooManyDiedOfLate() {
    for (int i = 0; i < MOST; i++) {
      assertThat(failure()).isEqualTo(REPLACE_THREAD);
    }

    assertThat(failure()).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void whatDiedFiveMinutesAgoCountsNoMore() {
    for (int i = 0; i < 3 * MOST; i++) {
      assertThat(failure()).isEqualTo(REPLACE_THREAD);
      now = now.plus(Duration.ofSeconds(31));
    }
  }

  @Test
  void anErrorOfTheProcessItselfEndsItAtOnce() {
    assertThat(policy.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
  }

  private StreamThreadExceptionResponse failure() {
    return policy.handle(new IllegalStateException("the disk is full"));
  }
}
