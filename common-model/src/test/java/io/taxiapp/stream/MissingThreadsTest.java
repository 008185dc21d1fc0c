package io.taxiapp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MissingThreadsTest {

  private long now;
  private final MissingThreads missing = new MissingThreads(2, () -> now);

  @Test
  void aThreadThatIsBeingReplacedIsNotMissingForTooLong() {
    assertThat(missing.tooLong(2)).isFalse();
    assertThat(missing.tooLong(1)).isFalse();
    now += MissingThreads.MAX.toNanos() - 1;
    assertThat(missing.tooLong(1)).isFalse();
    assertThat(missing.tooLong(2)).isFalse();
    now += MissingThreads.MAX.toNanos();
    assertThat(missing.tooLong(1)).isFalse();
  }

  @Test
  void aThreadThatCannotBeReplacedIs() {
    assertThat(missing.tooLong(1)).isFalse();
    now += MissingThreads.MAX.toNanos();
    assertThat(missing.tooLong(1)).isTrue();
  }
}
