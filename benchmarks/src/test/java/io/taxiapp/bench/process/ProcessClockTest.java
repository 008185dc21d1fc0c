package io.taxiapp.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.bench.measure.ResourceUsage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProcessClockTest {

  /// No process of Linux has this number.
  private static final long MAX_PIDS = 1 << 22;

  @Test
  void countsWhatThreadsTookThatAreGone() throws InterruptedException {
    var clock = ProcessClock.of(ProcessHandle.current().pid());
    long before = clock.nanos();
    var took = new AtomicLong();
    Thread.ofPlatform()
        .start(
            () -> {
              var start = ResourceUsage.ofThread();
              while (took.get() < 5_000_000) {
                took.set(ResourceUsage.ofThread().since(start).cpuNanos());
              }
            })
        .join();

    assertThat(clock.nanos() - before).isGreaterThanOrEqualTo(took.get());
  }

  @Test
  void aProcessThatIsNotThereHasNone() {
    assertThatThrownBy(() -> ProcessClock.of(MAX_PIDS).nanos())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected the clock of a process, found none");
  }
}
