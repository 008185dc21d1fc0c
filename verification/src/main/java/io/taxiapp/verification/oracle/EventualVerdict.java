package io.taxiapp.verification.oracle;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what is still on its way before it judges.
///
/// @param patience how long missing predictions are waited for
/// @param quiet how long, with nothing missing, something superfluous is waited for
public record EventualVerdict(Duration patience, Duration quiet, Duration betweenLooks) {

  private static final Duration QUIET = Duration.ofSeconds(2);

  public static EventualVerdict within(Duration patience) {
    return new EventualVerdict(patience, QUIET, Duration.ofMillis(100));
  }

  /// The same for a judgement that whole topics are read for.
  public static EventualVerdict onTopics(Duration patience) {
    return new EventualVerdict(patience, QUIET, Duration.ofSeconds(1));
  }

  /// The judgement once it is final.
  ///
  /// @param goOn `false` ends the waiting: who would publish is gone
  public OracleVerdict await(Supplier<OracleVerdict> judge, BooleanSupplier goOn)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    var verdict = judge.get();
    while (true) {
      boolean last = System.nanoTime() > until || !goOn.getAsBoolean();
      boolean isComplete = verdict.missing().isEmpty();
      Thread.sleep(isComplete || last ? quiet : betweenLooks);
      verdict = judge.get();
      if (last || (isComplete && verdict.missing().isEmpty())) {
        return verdict;
      }
    }
  }
}
