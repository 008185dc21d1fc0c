package io.taxiapp.training.progress;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/// The line of a terminal that a bar is drawn on, again and again.
///
/// The library's own would measure texts with JLine, which takes Ctrl-C away from the JVM, and
/// which it therefore does without here; it draws nothing then, and says nothing of it.
record TerminalLine(PrintStream out) implements ProgressBarConsumer {

  private static final int WIDTH = 79;
  private static final int BAR = 25;

  /// Such as `rides  45% [===========>             ] 9/20 0:03`.
  static String of(ProgressState state, int width) {
    double share = Math.clamp(state.getNormalizedProgress(), 0, 1);
    int drawn = (int) (share * BAR);
    var bar = "=".repeat(drawn) + (drawn < BAR ? ">" + " ".repeat(BAR - drawn - 1) : "");
    var line =
        "%s %3d%% [%s] %d/%d %s%s"
            .formatted(
                state.getTaskName(),
                (int) (share * 100),
                bar,
                state.getCurrent(),
                state.getMax(),
                minutes(state.getElapsedAfterStart()),
                state.getExtraMessage());
    return line.length() <= width ? line : line.substring(0, width);
  }

  private static String minutes(Duration elapsed) {
    return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  /// Whatever stood there before is covered.
  @Override
  public void accept(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    out.flush();
  }

  @Override
  public void close() {
    out.println();
    out.flush();
  }
}
