package io.taxiapp.training.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBarBuilder;

/// The progress bar of all commands, for a terminal.
public final class TerminalBar {
  private TerminalBar() {}

  /// Whether there is a terminal to draw on.
  public static boolean isPossible() {
    // On JDK 25 there is again no console at all where there is no terminal; whether standard error
    // is one, which a bar is drawn on, is what the script `taxi` knows.
    return !Boolean.getBoolean("taxi.plain")
        && Optional.ofNullable(System.console()).stream().anyMatch(Console::isTerminal);
  }

  /// A bar that is to be built.
  ///
  /// @param task what its line begins with
  public static ProgressBarBuilder of(String task, int steps) {
    return of(task, steps, System.err);
  }

  static ProgressBarBuilder of(String task, int steps, PrintStream terminal) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setRenderer(TerminalLine::of)
        .setConsumer(new TerminalLine(terminal));
  }
}
