package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StreamThreadWatchTest {

  private long now;
  private final StreamThreadWatch missing = new StreamThreadWatch(2, () -> now);

  @Test
  void aThreadThatIsBeingReplacedIsNotMissingForTooLong() {
    assertThat(missing.tooLong(2)).isFalse();
    assertThat(missing.tooLong(1)).isFalse();
    now += StreamThreadWatch.MAX.toNanos() - 1;
    assertThat(missing.tooLong(1)).isFalse();
    assertThat(missing.tooLong(2)).isFalse();
    now += StreamThreadWatch.MAX.toNanos();
    assertThat(missing.tooLong(1)).isFalse();
  }

  @Test
  void aThreadThatCannotBeReplacedIs() {
    assertThat(missing.tooLong(1)).isFalse();
    now += StreamThreadWatch.MAX.toNanos();
    assertThat(missing.tooLong(1)).isTrue();
  }
}
