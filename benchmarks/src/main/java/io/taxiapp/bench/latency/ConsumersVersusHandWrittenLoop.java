package io.taxiapp.bench.latency;

import io.taxiapp.bench.BenchContext;
import io.taxiapp.bench.Row;
import io.taxiapp.bench.measure.Comparison;
import io.taxiapp.bench.measure.Figure;
import io.taxiapp.bench.measure.Measure;
import io.taxiapp.bench.measure.Pair;
import io.taxiapp.bench.measure.Sample;
import io.taxiapp.bench.measure.Target;
import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.bench.process.MeasuredProcess;
import io.taxiapp.verification.oracle.PredictionKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// P10: our consumers beside a loop written by hand, and the last of the three predictions beside
/// the first.
public final class ConsumersVersusHandWrittenLoop implements Row {

  @Override
  public String id() {
    return "P10";
  }

  @Override
  public String what() {
    return "the same ÷ a hand-written transactional loop; all three ÷ the first";
  }

  @Override
  public List<Comparison> comparisons(BenchContext context) {
    return List.of(
        new Comparison(
            id(),
            "request to three visible predictions, 200 rides/s",
            "hand-written transactional loop",
            List.of(
                Figure.ratio("p99", Measure.P99, Target.atMost(1.5)),
                Figure.ratio("p50", Measure.P50, Target.none()),
                Figure.amount("requests refused", Measure.REFUSED, Target.none())),
            context.size(1, 2),
            context.size(3, 5),
            LatencyStack.SLICES,
            opened ->
                new StackPair(
                    LatencyStack.start(
                        context, "by-hand", ConsumersVersusHandWrittenLoop::byHand, opened),
                    LatencyStack.start(context, "ours", ServicesVersusDefaults::ours, opened))),
        new Comparison(
            id(),
            "all three visible, 200 rides/s",
            "the first of them visible",
            List.of(
                Figure.ratio("p99", Measure.P99, Target.atMost(1.3)),
                Figure.ratio("p50", Measure.P50, Target.none()),
                Figure.amount("requests refused", Measure.REFUSED, Target.none())),
            context.size(1, 2),
            context.size(3, 5),
            LatencyStack.SLICES,
            opened ->
                new FirstAndAll(
                    LatencyStack.start(context, "alone", ServicesVersusDefaults::ours, opened))));
  }

  private static MeasuredProcess byHand(BenchSide side, PredictionKind kind)
      throws InterruptedException {
    return side.program(
        "loop-" + kind.name().toLowerCase(Locale.ROOT),
        HandWrittenLoop.class,
        Map.of(HandWrittenLoop.KIND, kind.name()));
  }

  /// Each run of one stack, looked at in two ways.
  private static final class FirstAndAll implements Pair {

    private final LatencyStack stack;
    private @Nullable Sample all;

    FirstAndAll(LatencyStack stack) {
      this.stack = stack;
    }

    @Override
    public boolean isOneRun() {
      return true;
    }

    @Override
    public Sample baseline() throws Exception {
      var seen = stack.run();
      all = seen.all();
      return seen.first();
    }

    @Override
    public Sample candidate() {
      return Objects.requireNonNull(all, "the run of a baseline before it");
    }

    @Override
    public List<String> check() {
      return stack.check();
    }
  }
}
