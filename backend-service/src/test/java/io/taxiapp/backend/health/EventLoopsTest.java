package io.taxiapp.backend.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class EventLoopsTest {

  @Test
  void oneThatHangsIsNoticedAndSoIsThatItGoesOn() throws Exception {
    var group = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());
    var loops = new EventLoops(group);
    var free = new CountDownLatch(1);
    try {
      var hangs =
          group
              .next()
              .submit(
                  () -> {
                    free.await();
                    return true;
                  });
      assertThat(loops.turn()).isFalse();

      free.countDown();
      assertThat(hangs.get()).isTrue();
      while (!loops.turn()) {
        Thread.onSpinWait(); // A busy machine may take longer than a probe waits.
      }
    } finally {
      var _ = group.shutdownGracefully();
    }
  }
}
