package io.taxiapp.cli;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.SourceTree;
import io.taxiapp.simulator.replay.Drive;
import io.taxiapp.simulator.replay.SimulatedTaxi;
import io.taxiapp.training.progress.QuietOption;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `drive`: a simulated taxi for one ride.
@Command(
    name = "drive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Drives a requested ride to its end, as a simulated taxi.",
      "Sends progress reports and the completion to the backend. A ride that is under way is continued.",
      "Exits 1 if the ride does not exist, is over, or is ended by somebody else."
    })
final class DriveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RIDE", description = "The id of the ride.")
  private UUID ride = new UUID(0, 0);

  @Option(
      names = "--url",
      converter = OptionConverters.HttpUrl.class,
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "URL of the backend (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--speed",
      converter = OptionConverters.AboveZero.class,
      paramLabel = "X",
      defaultValue = "60",
      description = "Speed relative to real time (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var commandLine = spec().commandLine();
    var tables = LookupTables.read(SourceTree.find().models().resolve("duration"));
    var out = commandLine.getOut();
    var told = QuietOption.progress(spec());
    var drive =
        new SimulatedTaxi(url, tables, speed)
            .drive(
                ride,
                (at, share) -> {
                  told.printf(Locale.ROOT, "%s  %2.0f %% of the way%n", at, 100 * share);
                  told.flush();
                });
    return switch (drive) {
      case Drive.Completed(var trip) -> {
        out.printf(
            Locale.ROOT,
            "%s  completed: %.0f min, %.1f km, $%.2f with a tip of $%.2f%n",
            trip.completedAt(),
            trip.duration().toSeconds() / 60.0,
            trip.distanceKm(),
            trip.totalCents() / 100.0,
            trip.tipCents() / 100.0);
        out.flush();
        yield CommandLine.ExitCode.OK;
      }
      case Drive.Refused(String reason) -> {
        commandLine.getErr().println(reason);
        commandLine.getErr().flush();
        yield CommandLine.ExitCode.SOFTWARE;
      }
    };
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
