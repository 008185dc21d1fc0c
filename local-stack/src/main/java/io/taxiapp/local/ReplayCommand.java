package io.taxiapp.local;

import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.check.Settling;
import io.taxiapp.local.replay.Replay;
import io.taxiapp.local.report.ProgressDisplay;
import io.taxiapp.local.report.Summary;
import io.taxiapp.local.trip.Route;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `replay`: trips through a stack that is running.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends rides to a running backend, and checks their predictions.",
      "They come at a multiple of real time; a subscriber checks that each accepted one got each of its predictions exactly once."
    })
final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The backend's, for example http://127.0.0.1:8080.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "Where the predictions are published (default: ${DEFAULT-VALUE}).")
  private String kafka = "";

  @Mixin private TripOptions trips = new TripOptions();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "60",
      description = "Seconds of the trips in a real second (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the last predictions (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var commandLine = spec().commandLine();
    if (!(speed > 0)) {
      throw new ParameterException(
          commandLine, "--speed: expected a number above 0, found " + speed);
    }
    var out = commandLine.getOut();
    var models = SourceTree.find().models();
    var tables = LookupTables.read(models.resolve("duration"));
    var chosen = trips.read(tables);
    out.println(trips.describe(chosen) + ", at " + speed + " times real time");
    out.flush();
    var replay = new Replay(url, new Route(tables.zones()), speed);
    var settling = Settling.within(Duration.ofSeconds(patience));
    var result =
        new CheckedReplay(replay, kafka, models, settling)
            .run(chosen, ProgressDisplay.of(chosen.trips().size(), out), () -> true);
    new Summary(result, tables.zones()).print(out);
    return result.isExactlyOnce() ? 0 : 1;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
