package io.taxiapp.cli;

import io.taxiapp.cli.report.ProgressDisplay;
import io.taxiapp.cli.report.Summary;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.SourceTree;
import io.taxiapp.simulator.replay.Disturbance;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.verification.CheckedReplay;
import io.taxiapp.verification.oracle.EventualVerdict;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `replay`: trips through a stack that is running.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends rides to a running backend, and checks their predictions.",
      "Sends them at a multiple of real time, and checks as a subscriber that each accepted ride got",
      "each of its predictions exactly once. At the end prints the prediction errors, and with an",
      "incident, its effect. Generated rides have no real fare, so their tip and cost are not judged."
    })
final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      converter = OptionConverters.HttpUrl.class,
      required = true,
      paramLabel = "URL",
      description = "URL of the backend, for example http://127.0.0.1:8080.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--kafka",
      converter = OptionConverters.Brokers.class,
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "A broker that has the predictions (default: ${DEFAULT-VALUE}).")
  private String kafka = "";

  @Mixin private TripOptions trips = new TripOptions();

  @Option(
      names = "--speed",
      converter = OptionConverters.AboveZero.class,
      paramLabel = "X",
      defaultValue = "60",
      description = "Speed relative to real time (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--patience",
      converter = OptionConverters.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = {
        "How long to retry a call, and to wait for the last predictions",
        "(default: ${DEFAULT-VALUE})."
      })
  private int patience;

  @Option(
      names = "--incident",
      paramLabel = "KEY=VALUE,…",
      description = {
        "Slow down all rides from or to a zone,",
        "for example zone=74,from=PT10M,slowdown=2,for=PT30M.",
        "from: a time, or a duration after the first request.",
        "for: a duration (default: PT1H)."
      })
  private @Nullable String incident;

  @Option(
      names = "--duplicates",
      converter = OptionConverters.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of calls, 0 to 1, that are repeated (default: ${DEFAULT-VALUE}).")
  private double duplicates;

  @Option(
      names = "--late",
      converter = OptionConverters.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of progress reports that arrive after a later one (default: ${DEFAULT-VALUE}).")
  private double late;

  @Option(
      names = "--malformed",
      converter = OptionConverters.Share.class,
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of rides with an unreadable event on Kafka (default: ${DEFAULT-VALUE}).")
  private double malformed;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var commandLine = spec().commandLine();
    var out = commandLine.getOut();
    var backend = new RunningBackend(url);
    var models = SourceTree.find().models();
    var tables = LookupTables.read(models.resolve("duration"));
    var chosen = trips.read(tables);
    var first = chosen.trips().getFirst().requestedAt();
    var happening = Optional.ofNullable(incident).map(text -> IncidentParser.parse(text, first));
    var disturbance = new Disturbance(happening, duplicates, late, malformed);
    backend.require();
    RunningKafka.require("--kafka", Map.of("bootstrap.servers", kafka));
    var told = QuietOption.progress(spec());
    told.println(trips.describe(chosen) + ", at " + speed + " times real time");
    told.flush();
    var longest = Duration.ofSeconds(patience);
    var replay = new Replay(url, new Route(tables.zones()), speed, disturbance, kafka, longest);
    var settling = EventualVerdict.within(longest);
    var isThere = backend.answersWithin(longest);
    var result =
        new CheckedReplay(replay, kafka, models, settling, false)
            .run(chosen, ProgressDisplay.of(chosen.trips().size(), spec()), isThere);
    new Summary(result, tables.zones(), happening, !trips.areGenerated()).print(out);
    if (!isThere.getAsBoolean()) {
      throw new IllegalStateException(
          "the backend at %s has not answered for %d s: the replay was stopped"
              .formatted(url, patience));
    }
    return result.isExactlyOnce() ? 0 : 1;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    return spec;
  }
}
