package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two tip-consumers share the rides, and the death of one loses nothing and repeats nothing.
@Timeout(600)
@OnSharedStack
final class TwoInstancesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String GROUP = "tip-consumer";

  @Test
  void killingOneOfTwoInstancesLosesNothing(LocalRun run) throws Exception {
    var stack = run.stack();
    var second = stack.start(stack.services().tipConsumer("tip-consumer-2", FreePorts.row(1)));
    second.awaitReady(PATIENCE);
    awaitSharing(stack);
    var killing =
        CompletableFuture.runAsync(
            second::kill, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

    var result = run.rides(30, Duration.ofSeconds(3));

    killing.join();
    assertThat(stack.dead()).contains(second);
    assertThat(result.accepted()).hasSize(30);
    assertThat(result.verdict().missing()).isEmpty();
    assertThat(result.verdict().duplicates()).isEmpty();
    assertThat(result.verdict().unexpected()).isEmpty();
  }

  /// Returns when both have some of the partitions.
  private static void awaitSharing(LocalStack stack) throws Exception {
    var kafka = Map.<String, Object>of("bootstrap.servers", stack.settings().bootstrapServers());
    try (var admin = Admin.create(kafka)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                var group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
                return group != null
                    && group.members().stream()
                            .filter(member -> !member.assignment().topicPartitions().isEmpty())
                            .count()
                        == 2;
              });
    }
  }
}
