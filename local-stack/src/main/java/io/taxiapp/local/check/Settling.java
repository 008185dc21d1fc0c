package io.taxiapp.local.check;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what is still on its way before it judges.
///
/// @param patience how long missing predictions are waited for
/// @param quiet how long, with nothing missing, something superfluous is waited for
public record Settling(Duration patience, Duration quiet) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  public static Settling within(Duration patience) {
    return new Settling(patience, Duration.ofSeconds(2));
  }

  /// The judgement once it is final.
  ///
  /// @param goOn `false` ends the waiting: who would publish is gone
  public Verdict await(Supplier<Verdict> judge, BooleanSupplier goOn) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    var verdict = judge.get();
    while (!verdict.missing().isEmpty() && System.nanoTime() < until && goOn.getAsBoolean()) {
      Thread.sleep(BETWEEN_LOOKS);
      verdict = judge.get();
    }
    Thread.sleep(quiet);
    return judge.get();
  }
}
