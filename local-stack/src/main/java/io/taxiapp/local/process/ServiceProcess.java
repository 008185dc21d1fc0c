package io.taxiapp.local.process;

import io.taxiapp.local.SourceTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// One running process of the stack; whoever started it stops it.
public final class ServiceProcess {

  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration ARCHIVING_STOP = Duration.ofSeconds(40);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int LAST_LINES = 15;

  /// Ctrl-C reaches every process of the terminal, and would take the broker away from consumers
  /// that are just leaving; so they ignore it (a JVM does if it is started so), and are told to
  /// stop one after the other.
  private static final String IGNORING_CTRL_C = "trap '' INT HUP; exec \"$@\"";

  private final ServiceSpec spec;
  private final Process process;
  private final ProcessLog log;
  private final Duration stop;

  private ServiceProcess(ServiceSpec spec, Process process, ProcessLog log, Duration stop) {
    this.spec = spec;
    this.process = process;
    this.log = log;
    this.stop = stop;
  }

  /// Returns at once; see [#awaitReady].
  ///
  /// @throws IllegalStateException if its module is not built
  public static ServiceProcess start(ServiceSpec spec, SourceTree tree, Path logs) {
    return start(spec, List.of(), STOP, tree, logs);
  }

  /// The same as part of a stack, ready earlier: with the classes that the last one of its module
  /// wrote down.
  static ServiceProcess start(ServiceSpec spec, StackSettings settings) {
    var tree = settings.tree();
    var logs = settings.logs();
    var archive = ClassArchive.of(tree, spec.module());
    if (archive.isCurrent()) {
      return start(spec, archive.use(), STOP, tree, logs);
    }
    return settings.quick()
        ? start(spec, tree, logs)
        : start(spec, archive.write(), ARCHIVING_STOP, tree, logs);
  }

  private static ServiceProcess start(
      ServiceSpec spec, List<String> moreOptions, Duration stop, SourceTree tree, Path logs) {
    var command = new ArrayList<>(List.of("sh", "-c", IGNORING_CTRL_C, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.jvmOptions());
    command.addAll(moreOptions);
    command.add("-Djava.io.tmpdir=" + freshScratch(logs.resolveSibling("scratch"), spec.name()));
    // So that others who look at the processes of this machine know whom to ask.
    if (spec.ready() instanceof ServiceSpec.Ready.Answers(var uri)) {
      command.add("-D" + RunningService.READY + "=" + uri);
    }
    command.addAll(List.of("-cp", tree.classPath(spec.module()), spec.mainClass()));
    command.addAll(spec.arguments());
    var log = ProcessLog.fresh(logs, spec.name());
    var builder =
        new ProcessBuilder(command)
            .directory(logs.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.file().toFile());
    builder.environment().putAll(spec.environment());
    try {
      return new ServiceProcess(spec, builder.start(), log, stop);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + spec.name(), e);
    }
  }

  /// A directory for the native libraries that a JVM unpacks: one that is killed leaves them.
  private static Path freshScratch(Path scratch, String name) {
    var own = scratch.resolve(name);
    try {
      DirectoryTree.deleteIfExists(own);
      return Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + own, e);
    }
  }

  public String name() {
    return spec.name();
  }

  /// How it was started.
  public ServiceSpec spec() {
    return spec;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Returns when the process can be used.
  ///
  /// @throws ProcessFailure if it ends instead, or takes too long
  public void awaitReady(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new ProcessFailure(death());
      }
      if (System.nanoTime() > until) {
        throw late(atMost);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  ProcessFailure late(Duration atMost) {
    return new ProcessFailure(
        "%s: expected it to be ready within %d s, found it is not%s"
            .formatted(name(), atMost.toSeconds(), end()));
  }

  /// Whether it can be used now.
  public boolean isReady() throws InterruptedException {
    return switch (spec.ready()) {
      case ServiceSpec.Ready.Says(String start) -> log.hasLine(start);
      case ServiceSpec.Ready.Answers(var uri) -> HealthProbe.isUp(uri);
    };
  }

  /// What there is to say of a process that ended by itself.
  public String death() {
    return "%s ended with status %d%s".formatted(name(), process.exitValue(), end());
  }

  private String end() {
    var lines = log.last(LAST_LINES);
    return lines.isEmpty()
        ? "; it logged nothing (" + log.file() + ")"
        : "; the end of its log (%s):%n  %s"
            .formatted(log.file(), String.join(System.lineSeparator() + "  ", lines));
  }

  /// How many lines of its log have this text.
  public long logged(String text) {
    return log.count(text);
  }

  /// Asks it to stop.
  void terminate() {
    process.toHandle().destroy();
  }

  /// Waits until it has ended, and kills it if it takes too long.
  ///
  /// @return false if it had to be killed
  boolean awaitEnd() throws InterruptedException {
    return awaitEnd(stop);
  }

  private boolean awaitEnd(Duration atMost) throws InterruptedException {
    if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    kill();
    return false;
  }

  /// Asks it to stop, and returns when it has.
  ///
  /// @return false if it had to be killed
  public boolean stop() throws InterruptedException {
    terminate();
    return awaitEnd();
  }

  /// Likewise, if it may take another time than processes usually may.
  public boolean stop(Duration atMost) throws InterruptedException {
    terminate();
    return awaitEnd(atMost);
  }

  /// Waits for its end.
  ///
  /// @return its exit status; empty if it goes on
  public OptionalInt awaitExit(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /// What `kill -STOP` and `kill -CONT` do: it stands still, and goes on as if nothing had been.
  public void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start().waitFor();
  }

  /// What `kill -9` does.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}
