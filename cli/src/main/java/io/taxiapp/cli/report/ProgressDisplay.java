package io.taxiapp.cli.report;

import io.taxiapp.simulator.replay.ReplayProgress;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.training.progress.TerminalBar;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Model.CommandSpec;

/// How far a replay is: a bar on a terminal, a line for each tenth of it elsewhere.
public sealed interface ProgressDisplay extends ReplayProgress {

  /// As a command was asked to tell it.
  static ProgressDisplay of(int rides, CommandSpec command) {
    return TerminalBar.isPossible() && !QuietOption.isSet(command)
        ? Bar.of(rides)
        : new Lines(rides, QuietOption.progress(command));
  }

  record Bar(ProgressBar bar) implements ProgressDisplay {

    static Bar of(int rides) {
      return new Bar(TerminalBar.of("rides", rides).setUpdateIntervalMillis(200).build());
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
        out.println("%d of %d rides done".formatted(done, rides));
        out.flush();
      }
    }
  }
}
