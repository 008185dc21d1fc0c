package io.taxiapp.training.progress;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Model.CommandSpec;

/// How far training or an evaluation is: a bar on a terminal, a line for each step elsewhere.
public sealed interface TrainingProgress extends AutoCloseable {

  /// Told what begins now; whatever began before is done.
  void begin(String step);

  @Override
  void close();

  /// A bar where there is a terminal, else lines; nothing for a command that is to be quiet.
  ///
  /// @param task what a bar begins with
  /// @param out for lines
  static TrainingProgress of(String task, int steps, PrintWriter out, CommandSpec command) {
    return TerminalBar.isPossible() && !QuietOption.isSet(command)
        ? new Bar(task, steps)
        : new Lines(steps, out);
  }

  /// A step counts when the next one begins.
  final class Bar implements TrainingProgress {
    private final ProgressBar bar;
    private boolean begun;

    Bar(String task, int steps) {
      bar = TerminalBar.of(task, steps).build();
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
