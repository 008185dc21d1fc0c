package io.taxiapp.cli;

import io.taxiapp.cli.container.CaddyEndpoint;
import io.taxiapp.cli.container.RestoreDrill;
import io.taxiapp.cli.report.Summary;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.local.SourceTree;
import io.taxiapp.local.container.ComposeProject;
import io.taxiapp.local.container.Monitoring;
import io.taxiapp.local.process.FreePorts;
import io.taxiapp.simulator.replay.Replay;
import io.taxiapp.simulator.replay.ReplayProgress;
import io.taxiapp.simulator.trip.GeneratedTrips;
import io.taxiapp.simulator.trip.Route;
import io.taxiapp.simulator.trip.Trips;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.training.progress.QuietOption;
import io.taxiapp.verification.CheckedReplay;
import io.taxiapp.verification.ReplayResult;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.EventualVerdict;
import io.taxiapp.verification.oracle.RecordedRides;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `containers verify`: the whole of compose on a real engine, with rides through its front door
/// and a container killed while they go.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Builds the images, starts everything, and tests it.",
      "Sends rides over HTTPS through Caddy, scales the tip-consumer to 3 and kills one of them.",
      "Checks that every accepted ride got each of its predictions exactly once, and that the",
      "services export the metrics of the dashboard and the alerts. Then makes a backup, destroys",
      "volumes, restores the backup, and checks all predictions again. Uses free ports on 127.0.0.1",
      "and a separate Compose project, and removes everything at the end."
    })
final class ContainersVerifyCommand implements Callable<Integer> {

  private static final List<String> SERVICES =
      List.of("backend-service", "duration-consumer", "tip-consumer", "cost-consumer");
  private static final String ADDRESS = "127.0.0.1";
  private static final Duration UNTIL_THE_KILL = Duration.ofSeconds(6);

  @Option(
      names = "--rides",
      converter = OptionConverters.AtLeastOne.class,
      paramLabel = "N",
      defaultValue = "200",
      description = "Number of rides (default: ${DEFAULT-VALUE}).")
  private int rides;

  @Option(
      names = "--patience",
      converter = OptionConverters.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait for the last predictions (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(names = "--keep", description = "Keep everything running at the end.")
  private boolean keep;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException, ExecutionException {
    int http = FreePorts.row(4);
    int https = http + 1;
    int kafka = http + 2;
    int prometheus = http + 3;
    var project =
        new ComposeProject(
            "taxi-verify",
            SourceTree.find().root().resolve("compose"),
            Map.of(
                "TAXI_DOMAIN", "localhost",
                "TAXI_ADDRESS", ADDRESS,
                "TAXI_HTTP_PORT", Integer.toString(http),
                "TAXI_HTTPS_PORT", Integer.toString(https),
                "TAXI_KAFKA_PORT", Integer.toString(kafka),
                "TAXI_PROMETHEUS_PORT", Integer.toString(prometheus)),
            QuietOption.isSet(spec()));
    for (var service : SERVICES) { // each build runs its service once, and four at a time are much
      project.run("build", service);
    }
    var told = QuietOption.progress(spec());
    try {
      project.run("up", "--detach", "--wait");
      CaddyEndpoint.trustItsAuthority(project);
      var door = new CaddyEndpoint(http, https);
      door.check();
      told.println("Caddy redirects to HTTPS, answers there, and does not expose metrics");
      project.run("up", "--detach", "--wait", "--no-recreate", "--scale", "tip-consumer=3");
      project.run("--profile", "observability", "up", "--detach", "--no-deps", "prometheus");
      checkAddresses(project);
      checkFiles(project);
      var tables = LookupTables.read(SourceTree.find().models().resolve("duration"));
      var result = replayAndKill(project, https, kafka, tables);
      sendWhatIsNoRide("127.0.0.1:" + kafka);
      new Monitoring(URI.create("http://127.0.0.1:" + prometheus), project.directory())
          .await(Duration.ofSeconds(90));
      told.println("Prometheus has every metric that the dashboard and the alerts ask for");
      told.println(project.ask("stats", "--no-stream"));
      new RestoreDrill(project, door, Duration.ofSeconds(patience)).run();
      checkTopics("127.0.0.1:" + kafka);
      told.println("the backup was restored, with each prediction exactly once");
      new Summary(result, tables.zones(), Optional.empty(), false).print(out());
      return result.isExactlyOnce() ? 0 : 1;
    } catch (RuntimeException e) {
      out().println(project.ask("logs", "--tail", "40"));
      throw e;
    } finally {
      out().flush();
      if (!keep) {
        project.run("--profile", "*", "down", "--volumes"); // Prometheus has one
      }
    }
  }

  /// The configuration files, each by its own program.
  private static void checkFiles(ComposeProject project) throws InterruptedException {
    project.run(
        "exec", "--no-TTY", "caddy", "caddy", "validate", "--config", "/etc/caddy/Caddyfile");
    project.run(
        "exec",
        "--no-TTY",
        "prometheus",
        "promtool",
        "check",
        "config",
        "/etc/prometheus/prometheus.yml");
    project.run(
        "exec",
        "--no-TTY",
        "prometheus",
        "promtool",
        "test",
        "rules",
        "/etc/prometheus/alerts-test.yml");
  }

  /// Makes a dead letter, which is counted from the first one on.
  private static void sendWhatIsNoRide(String kafka)
      throws InterruptedException, ExecutionException {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.RIDE_EVENTS.name(), "no ride", "no JSON")).get();
    }
  }

  /// Nobody else in the network is to reach what is only tried.
  private static void checkAddresses(ComposeProject project) throws InterruptedException {
    var found = project.publishedOn();
    if (!found.equals(Set.of(ADDRESS))) {
      throw new IllegalStateException(
          "published ports: expected only " + ADDRESS + ", found " + found);
    }
  }

  /// The oracle on all that the topics hold after the restore.
  private void checkTopics(String kafka) throws InterruptedException {
    var topics = TopicRecords.at(kafka);
    try (var models = BundleModels.load(SourceTree.find().models())) {
      var verdict =
          EventualVerdict.onTopics(Duration.ofSeconds(patience))
              .await(() -> RecordedRides.read(topics, models).verdict(), () -> true);
      if (!verdict.isExactlyOnce()) {
        throw new IllegalStateException(
            "after the restore: expected each prediction exactly once, found " + verdict);
      }
    }
  }

  private ReplayResult replayAndKill(
      ComposeProject project, int https, int kafka, LookupTables tables)
      throws InterruptedException, ExecutionException {
    var warmUp =
        replay(DemoCommand.warmUp(tables), DemoCommand.WARM_UP_SPEED, https, kafka, tables);
    if (!warmUp.isExactlyOnce()) {
      return warmUp;
    }
    var trips = new GeneratedTrips(tables.pairs(), 1).until(Instant.now(), rides);
    var speed = DemoCommand.defaultSpeed(trips);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = executor.submit(() -> replay(trips, speed, https, kafka, tables));
      Thread.sleep(UNTIL_THE_KILL);
      project.kill("tip-consumer", 2);
      return running.get();
    }
  }

  private ReplayResult replay(Trips trips, double speed, int https, int kafka, LookupTables tables)
      throws InterruptedException {
    var backend = URI.create("https://localhost:" + https);
    var replay = Replay.undisturbed(backend, new Route(tables.zones()), speed);
    var settling = EventualVerdict.within(Duration.ofSeconds(patience));
    return new CheckedReplay(
            replay, "127.0.0.1:" + kafka, SourceTree.find().models(), settling, false)
        .run(trips, ReplayProgress.silent(), () -> true);
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
