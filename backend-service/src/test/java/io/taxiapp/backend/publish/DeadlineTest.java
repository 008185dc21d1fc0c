package io.taxiapp.backend.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// R2.
final class DeadlineTest {

  private Duration now = Duration.ofHours(-1);

  @Test
  void aRequestWaitsForKafkaForLessThanASecond() {
    assertThat(Deadline.PATIENCE).isPositive().isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void whatIsLeftGetsLessUntilNothingIs() {
    var deadline = Deadline.after(Duration.ofMillis(850), () -> now.toNanos());
    assertThat(deadline.left()).isEqualTo(Duration.ofMillis(850));

    now = now.plusMillis(800);
    assertThat(deadline.left()).isEqualTo(Duration.ofMillis(50));

    now = now.plusSeconds(1);
    assertThat(deadline.left()).isZero();
  }
}
