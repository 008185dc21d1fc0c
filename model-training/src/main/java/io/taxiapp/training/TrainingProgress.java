package io.taxiapp.training;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far training is: a bar on a terminal, a line for each step elsewhere.
sealed interface TrainingProgress extends AutoCloseable {

  /// Told what begins now; whatever began before is done.
  void begin(String step);

  @Override
  void close();

  static TrainingProgress of(int steps, PrintWriter out) {
    boolean onTerminal =
        Optional.ofNullable(System.console()).stream().anyMatch(Console::isTerminal);
    return onTerminal ? new Bar(steps) : new Lines(steps, out);
  }

  /// A step counts when the next one begins.
  final class Bar implements TrainingProgress {
    /// Not the terminal's: whoever asks JLine for that loses the JVM's own answer to Ctrl-C.
    private static final int WIDTH = 79;

    private final ProgressBar bar;
    private boolean begun;

    Bar(int steps) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("train")
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.ASCII)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }

    @Override
    public void begin(String step) {
      if (begun) {
        bar.step();
      }
      begun = true;
      bar.setExtraMessage(" " + step);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /// Plain lines: step, of how many, what.
  final class Lines implements TrainingProgress {
    private final int steps;
    private final PrintWriter out;
    private int begun;

    Lines(int steps, PrintWriter out) {
      this.steps = steps;
      this.out = out;
    }

    @Override
    public void begin(String step) {
      begun++;
      out.println("%d of %d: %s".formatted(begun, steps, step));
      out.flush();
    }

    @Override
    public void close() {}
  }
}
