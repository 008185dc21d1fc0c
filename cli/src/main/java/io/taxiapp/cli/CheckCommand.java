package io.taxiapp.cli;

import io.taxiapp.local.SourceTree;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.EventualVerdict;
import io.taxiapp.verification.oracle.PredictionKind;
import io.taxiapp.verification.oracle.RecordedRides;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `check`: the oracle, run on what the topics hold.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks that the topics hold exactly the predictions and dead letter records they must hold.",
      "Computes these from the ride events alone, with the bundles in models/.",
      "Exits 0 only if each is there exactly once with the right values, and nothing else is there;",
      "3 if nothing is wrong but some predictions could not be judged, because their bundle is not",
      "here. While rides continue, only the ride events that were there at the start count. Rides",
      "older than the kept predictions are left out."
    })
final class CheckCommand implements Callable<Integer> {

  private static final int SHOWN = 20;
  private static final int NOT_ALL_JUDGED = 3;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--patience",
      converter = OptionConverters.Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for missing records (default: ${DEFAULT-VALUE}).")
  private int patience;

  @Option(
      names = "--models",
      converter = OptionConverters.Directory.class,
      paramLabel = "DIR",
      description = {
        "A directory of earlier bundles, from before an update, beside models/.",
        "May be repeated. Predictions of other models are counted, not judged."
      })
  private List<Path> earlier = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    var topics = new TopicRecords(kafka.reached());
    try (var models = BundleModels.load(SourceTree.find().models(), earlier)) {
      var settled = topics.opened(source -> source.spans(Topics.RIDE_EVENTS));
      var read = new AtomicReference<@Nullable RecordedRides>();
      var verdict =
          EventualVerdict.onTopics(Duration.ofSeconds(patience))
              .await(
                  () -> {
                    var rides = RecordedRides.read(topics, models, settled);
                    read.set(rides);
                    return rides.verdict();
                  },
                  () -> true);
      var rides = Objects.requireNonNull(read.get());
      var out = spec.commandLine().getOut();
      show("missing", verdict.missing(), out);
      show("twice", verdict.duplicates(), out);
      show("unexpected", verdict.unexpected(), out);
      show("not judged", verdict.unjudgedModels(), out);
      out.printf(
          "%s missing=%d duplicates=%d unexpected=%d not_judged=%d%n",
          counts(rides),
          verdict.missing().size(),
          verdict.duplicates().size(),
          verdict.unexpected().size(),
          verdict.unjudged().size());
      out.flush();
      if (rides.accepted() == 0) {
        throw new IllegalStateException(
            "%s: expected rides to check, found none; %d are older than the kept predictions"
                .formatted(Topics.RIDE_EVENTS.name(), rides.leftOut()));
      }
      return verdict.isExactlyOnce() ? 0 : verdict.hasNoFinding() ? NOT_ALL_JUDGED : 1;
    }
  }

  private static String counts(RecordedRides rides) {
    return "rides=%d left_out=%d duration=%d tip=%d cost=%d dead_letters=%d"
        .formatted(
            rides.accepted(),
            rides.leftOut(),
            rides.predictions(PredictionKind.DURATION),
            rides.predictions(PredictionKind.TIP),
            rides.predictions(PredictionKind.COST),
            rides.deadLetters());
  }

  private static void show(String what, List<String> findings, PrintWriter out) {
    findings.stream().limit(SHOWN).forEach(finding -> out.println(what + ": " + finding));
    if (findings.size() > SHOWN) {
      out.println(what + ": and " + (findings.size() - SHOWN) + " more");
    }
  }
}
