package io.taxiapp.backend.health;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What answers HTTP: one that hangs answers nobody, and only a new process helps.
public record EventLoops(EventLoopGroup group) {

  private static final Duration PATIENCE = Duration.ofMillis(800); // A probe waits for a second.

  /// Whether each gets round to what it is given.
  public boolean turn() {
    var turns = new ArrayList<CompletableFuture<?>>();
    group.forEach(loop -> turns.add(CompletableFuture.runAsync(() -> {}, loop)));
    return CompletableFuture.allOf(turns.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(_ -> turns.stream().allMatch(CompletableFuture::isDone))
        .join();
  }
}
