package io.taxiapp.cli;

import io.taxiapp.cli.report.ProgressDisplay;
import io.taxiapp.cli.report.Summary;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.ProcessFailure;
import io.taxiapp.local.process.ResidentMemory;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.replay.ReplayProgress;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trips;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.verification.CheckedReplay;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.EventualVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: everything started, rides sent, predictions checked, everything stopped.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts everything, sends rides, shows their predictions, and stops everything.",
      "Uses free ports. Exits 0 only if every ride was accepted and got each of its predictions",
      "exactly once. The last line of the output is for programs."
    })
final class DemoCommand implements Callable<Integer> {

  private static final double RIDES_A_SECOND = 15;
  private static final double MIN_SECONDS = 5;
  private static final int WARM_UP_RIDES = 40;
  static final double WARM_UP_SPEED = 600;

  @Mixin private TripOptions trips = new TripOptions();

  @Option(
      names = "--speed",
      converter = OptionConverters.AboveZero.class,
      paramLabel = "X",
      description = {
        "Speed relative to real time",
        "(default: a speed at which 15 rides per second are completed)."
      })
  private @Nullable Double speed;

  @Option(
      names = "--patience",
      converter = OptionConverters.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the last predictions (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Directory for records, state and logs; it is kept",
        "(default: a new temporary directory, deleted if the demo succeeds)."
      })
  private @Nullable Path dataDirectory;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    var out = out();
    var tree = SourceTree.find();
    var tables = LookupTables.read(tree.models().resolve("duration"));
    var chosen = trips.read(tables);
    var progress = new StartupLines(QuietOption.progress(spec()), spec().commandLine().getErr());
    progress.said(trips.describe(chosen));
    progress.said("starting the broker, the backend and three consumers ...");
    var directory = dataDirectory == null ? Files.createTempDirectory("taxi-demo-") : dataDirectory;
    var settings = new StackSettings(tree, directory, Optional.empty(), Ports.free());
    var started = System.nanoTime();
    ReplayResult result;
    try (var stack = LocalStack.start(settings, progress)) {
      StackNotice.print(stack, QuietOption.progress(spec()));
      progress.said("started in %.1f s".formatted((System.nanoTime() - started) / 1e9));
      result = replay(stack, chosen, tables, out);
      stack.dead().forEach(process -> out.println(process.death()));
      ResidentMemory.of(stack)
          .ifPresent(memory -> out.println("memory of all processes: " + memory));
      out.flush();
    } catch (ProcessFailure e) {
      out.println("records, state and logs are kept in " + directory);
      out.flush();
      return 1; // It was told when it happened.
    }
    boolean isGood = isGood(result);
    if (dataDirectory == null && isGood) {
      DirectoryTree.delete(directory);
    } else {
      out.println("records, state and logs are kept in " + directory);
    }
    new Summary(result, tables.zones(), Optional.empty(), !trips.areGenerated()).print(out);
    return isGood ? 0 : 1;
  }

  private static boolean isGood(ReplayResult result) {
    return result.isExactlyOnce() && result.isAllTaken();
  }

  private ReplayResult replay(LocalStack stack, Trips chosen, LookupTables tables, PrintWriter out)
      throws InterruptedException {
    var warmUp = replay(stack, warmUp(tables), WARM_UP_SPEED, tables, ReplayProgress.silent());
    if (!isGood(warmUp)) {
      out.println("the warm-up rides failed:");
      return warmUp;
    }
    double rate = speed == null ? defaultSpeed(chosen) : speed;
    var told = QuietOption.progress(spec());
    told.println(
        "%d warm-up rides got their predictions; they are not counted".formatted(WARM_UP_RIDES));
    told.println("sending rides at %.0f times real time".formatted(rate));
    told.flush();
    return replay(stack, chosen, rate, tables, ProgressDisplay.of(chosen.trips().size(), spec()));
  }

  /// A JVM that has just started is slow at everything that it does for the first time.
  static Trips warmUp(LookupTables tables) {
    return new GeneratedTrips(tables.pairs(), 0).until(Instant.now(), WARM_UP_RIDES);
  }

  private ReplayResult replay(
      LocalStack stack, Trips rides, double rate, LookupTables tables, ReplayProgress progress)
      throws InterruptedException {
    var replay = Replay.undisturbed(stack.backend(), new Route(tables.zones()), rate);
    var settling = EventualVerdict.within(Duration.ofSeconds(patience));
    return new CheckedReplay(
            replay, stack.settings().bootstrapServers(), SourceTree.find().models(), settling, true)
        .run(rides, progress, () -> stack.dead().isEmpty());
  }

  static double defaultSpeed(Trips trips) {
    double seconds = Math.max(MIN_SECONDS, trips.trips().size() / RIDES_A_SECOND);
    return Math.max(1, trips.span().toSeconds() / seconds);
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
