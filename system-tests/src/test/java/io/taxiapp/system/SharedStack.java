package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.verification.fault.TrialSize;
import io.taxiapp.verification.fault.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stack that classes use one after the other. Whoever ends a process starts it again; what went
/// before is on the topics.
final class SharedStack implements AutoCloseable {

  private static final int RIDES_AT_A_TIME = 1;

  private final Path directory;
  private final LocalRun run;
  private @Nullable Trials trials;

  private SharedStack(Path directory, LocalRun run) {
    this.directory = directory;
    this.run = run;
  }

  static SharedStack start() {
    try {
      var directory = Files.createTempDirectory("taxi-stack-");
      return new SharedStack(directory, LocalRun.start(directory, Optional.empty()));
    } catch (Exception e) {
      throw new IllegalStateException("cannot start a stack", e);
    }
  }

  LocalRun run() {
    return run;
  }

  Trials trials() {
    if (trials == null) {
      trials = Trials.on(run.stack(), TrialSize.TEST, RIDES_AT_A_TIME);
    }
    return trials;
  }

  Path logs() {
    return run.stack().settings().logs();
  }

  /// Stops it; its records, state and logs stay, for whoever asks what happened.
  void leaveBehind() {
    stop();
  }

  /// The next trials do not find again what was found, or done, before them.
  void endTrials() {
    if (trials != null) {
      trials.close();
      trials = null;
    }
  }

  private void stop() {
    endTrials();
    run.close();
  }

  @Override
  public void close() throws IOException {
    stop();
    assertThat(run.stack().processes()).noneMatch(ServiceProcess::isAlive);
    DirectoryTree.delete(directory);
  }
}
