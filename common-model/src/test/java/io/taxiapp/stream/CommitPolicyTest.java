package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class CommitPolicyTest {

  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMillis(100);

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private Duration now = Duration.ZERO;
  private final CommitPolicy pace = new CommitPolicy(INTERVAL, () -> now.toNanos());

  @Test
  void withNothingDoneItWaitsForRecordsAsLongAsItMay() {
    assertThat(waiting(false)).isEqualTo(LONG);
    assertThat(context.committed()).isFalse();
  }

  @Test
  void whatIsDoneAfterAPauseIsCommittedBeforeItWaits() {
    CommitPolicy.takenUp(context);

    assertThat(waiting(false)).isZero();
    assertThat(context.committed()).isTrue();
    assertThat(waiting(false)).isEqualTo(LONG);
  }

  @Test
  void whatIsDoneSoonAfterACommitWaitsForTheIntervalAndNotForMoreRecords() {
    CommitPolicy.takenUp(context);
    waiting(false);
    context.resetCommit();
    now = now.plusMillis(5).plusNanos(1);
    CommitPolicy.takenUp(context);

    assertThat(waiting(false)).isEqualTo(Duration.ofMillis(15));
    now = now.plusMillis(14);
    assertThat(waiting(false)).isEqualTo(Duration.ofMillis(1));
    assertThat(context.committed()).isFalse();

    now = now.plusMillis(1);
    assertThat(waiting(false)).isZero();
    assertThat(context.committed()).isTrue();
  }

  @Test
  void behindItAsksForNoCommitAndLooksAgainAnIntervalLater() {
    CommitPolicy.takenUp(context);

    assertThat(waiting(true)).isEqualTo(LONG);
    assertThat(context.committed()).isFalse();
    assertThat(waiting(false)).isEqualTo(INTERVAL);

    now = now.plus(INTERVAL);
    assertThat(waiting(false)).isZero();
    assertThat(context.committed()).isTrue();
  }

  private Duration waiting(boolean behind) {
    return pace.beforeWaiting(LONG, () -> behind);
  }
}
