package io.taxiapp.verification.fault;

import io.taxiapp.local.SourceTree;
import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.StackSettings;
import io.taxiapp.local.process.StackSettings.Ports;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.RecordedRides;
import io.taxiapp.verification.oracle.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One fault on a stack of its own, under load, and what the oracle says of it.
public record Trial(Fault fault, Size size, SourceTree tree, int ridesASecond) {

  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(2);

  /// What came of it.
  ///
  /// @param acknowledged rides that were answered 201
  /// @param rides that the ride events tell of
  /// @param findings what must hold beside the verdict, and does not
  /// @param measured figures by name
  public record Result(
      String fault,
      String description,
      double seconds,
      int acknowledged,
      long rides,
      long deadLetters,
      Verdict verdict,
      List<String> findings,
      Map<String, String> measured) {

    public Result {
      findings = List.copyOf(findings);
      measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    public boolean holds() {
      return verdict.isExactlyOnce() && findings.isEmpty() && rides > 0;
    }
  }

  /// Breaks it, and judges.
  ///
  /// @param directory a new one, for records, state and logs
  /// @param notice told what is found and measured, as it comes
  public Result run(Path directory, Consumer<String> notice) throws Exception {
    long start = System.nanoTime();
    var settings =
        new StackSettings(tree, directory, Optional.empty(), Ports.free(fault.brokers()));
    try (var stack = LocalStack.start(settings)) {
      var ground = new Ground(stack, size, notice);
      List<SentRide> sent;
      try (var load = Load.start(stack, ridesASecond)) {
        Thread.sleep(WARM_UP);
        fault.inject(ground);
        sent = load.stop();
      }
      return judge(ground, sent, start);
    }
  }

  /// What there is to tell of a trial that ended early.
  public Result failed(String finding) {
    var nothing = new Verdict(List.of(), List.of(), List.of());
    return new Result(
        fault.name(), fault.description(), 0, 0, 0, 0, nothing, List.of(finding), Map.of());
  }

  private Result judge(Ground ground, List<SentRide> sent, long start) throws Exception {
    var taken =
        sent.stream()
            .filter(SentRide.Accepted.class::isInstance)
            .map(SentRide.Accepted.class::cast)
            .toList();
    var acknowledged = taken.stream().map(SentRide.Accepted::rideId).toList();
    var topics = TopicRecords.at(ground.stack().settings().bootstrapServers());
    try (var models = BundleModels.load(tree.models())) {
      awaitLess(() -> Backlog.now(ground.stack().settings().bootstrapServers()));
      awaitLess(() -> (long) RecordedRides.read(topics, models).verdict().missing().size());
      Thread.sleep(QUIET);
      ground.expectAllToRun();
      var rides = RecordedRides.read(topics, models);
      var findings = new ArrayList<>(ground.findings());
      findings.addAll(rides.lost(taken.stream().flatMap(Trial::messageIds).toList()));
      var repeated = rides.repeated(acknowledged);
      if (fault.leavesUnsure()) {
        ground.measured("requests published more than once", Integer.toString(repeated.size()));
      } else {
        findings.addAll(repeated);
      }
      refused(sent).ifPresent(why -> findings.add("expected every ride to be taken: " + why));
      problems(taken)
          .ifPresent(why -> findings.add("expected every report of a ride to be taken: " + why));
      return new Result(
          fault.name(),
          fault.description(),
          Ground.seconds(start),
          acknowledged.size(),
          rides.accepted(),
          rides.deadLetters(),
          rides.verdict(),
          findings,
          ground.measured());
    }
  }

  /// What the backend said it took of a ride.
  private static Stream<String> messageIds(SentRide.Accepted ride) {
    var id = ride.rideId().toString();
    var reports =
        ride.progress().keySet().stream()
            .filter(sequence -> !ride.unsureProgress().contains(sequence))
            .map(sequence -> id + ":progressed:" + sequence);
    var completion = ride.completed() ? Stream.of(id + ":completed") : Stream.<String>empty();
    return Stream.of(Stream.of(id + ":requested"), reports, completion).flatMap(ids -> ids);
  }

  /// Waits until nothing is left to come, as long as it gets less.
  private static void awaitLess(Callable<Long> left) throws Exception {
    long least = Long.MAX_VALUE;
    long since = System.nanoTime();
    while (least > 0 && Ground.seconds(since) < PATIENCE.toSeconds()) {
      long now = left.call();
      since = now < least ? System.nanoTime() : since;
      least = Math.min(now, least);
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static Optional<String> refused(List<SentRide> sent) {
    return first(
        sent.stream()
            .filter(SentRide.Refused.class::isInstance)
            .map(SentRide.Refused.class::cast)
            .map(SentRide.Refused::reason)
            .toList());
  }

  /// A ride's reports follow one another, each repeated until it is answered, and the backend takes
  /// the same report again: an answer that was lost is no reason to refuse one.
  private static Optional<String> problems(List<SentRide.Accepted> taken) {
    return first(taken.stream().flatMap(ride -> ride.problems().stream()).toList());
  }

  /// How many, and why the first of them.
  private static Optional<String> first(List<String> reasons) {
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "found %d that were not, the first: %s".formatted(reasons.size(), reasons.getFirst()));
  }
}
