package io.taxiapp.local.report;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far a replay is: a bar on a terminal, a line for each tenth of it elsewhere.
public sealed interface ProgressDisplay extends AutoCloseable {

  /// Told how many rides are done.
  void done(int rides);

  @Override
  void close();

  static ProgressDisplay of(int rides, PrintWriter out) {
    // On JDK 25 there is again no console at all where there is no terminal.
    boolean onTerminal =
        Optional.ofNullable(System.console()).stream().anyMatch(Console::isTerminal);
    return onTerminal ? Bar.of(rides) : new Lines(rides, out);
  }

  static ProgressDisplay silent() {
    return new Silent();
  }

  record Silent() implements ProgressDisplay {

    @Override
    public void done(int rides) {}

    @Override
    public void close() {}
  }

  record Bar(ProgressBar bar) implements ProgressDisplay {

    /// Not the terminal's: whoever asks JLine for that loses the JVM's own answer to Ctrl-C.
    private static final int WIDTH = 79;

    static Bar of(int rides) {
      return new Bar(
          new ProgressBarBuilder()
              .setTaskName("rides")
              .setInitialMax(rides)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build());
    }

    @Override
    public void done(int rides) {
      bar.stepTo(rides);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  record Lines(int rides, PrintWriter out) implements ProgressDisplay {

    @Override
    public void done(int done) {
      if (done * 10 / rides > (done - 1) * 10 / rides) {
        out.println("%d of %d rides completed".formatted(done, rides));
        out.flush();
      }
    }

    @Override
    public void close() {}
  }
}
