package io.taxiapp.verification.fault;

import io.taxiapp.local.process.LocalStack;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.verification.oracle.BundleModels;
import io.taxiapp.verification.oracle.LaterRecords;
import io.taxiapp.verification.oracle.OracleVerdict;
import io.taxiapp.verification.oracle.RecordedRides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Faults on one stack, one after the other, each under load and judged before the next: every
/// fault ends with nothing broken any more. What was found before is not found again.
public final class Trials implements AutoCloseable {

  private static final Duration WITHOUT_GAIN = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final LocalStack stack;
  private final TrialSize size;
  private final int atATime;
  private final TopicRecords topics;
  private final BundleModels models;
  private final Set<String> found = new HashSet<>();

  private Trials(LocalStack stack, TrialSize size, int ridesAtATime) {
    this.stack = stack;
    this.size = size;
    this.atATime = ridesAtATime;
    this.topics = TopicRecords.at(stack.settings().bootstrapServers());
    this.models = BundleModels.load(stack.settings().tree().models());
    remember(read().verdict());
  }

  /// Of a stack that runs; closing them leaves it running.
  ///
  /// @param ridesAtATime how many the load sends before it waits
  public static Trials on(LocalStack stack, TrialSize size, int ridesAtATime) {
    return new Trials(stack, size, ridesAtATime);
  }

  /// Breaks it, and judges.
  ///
  /// @param notice told what is found and measured, as it comes
  public Trial run(Fault fault, Consumer<String> notice) throws Exception {
    long start = System.nanoTime();
    var context = new FaultContext(stack, size, notice);
    var before = topics.opened(LaterRecords::now);
    try (var load = Load.start(stack, atATime, size)) {
      fault.inject(context);
      var sent = load.stop();
      var rides = settled();
      var answered =
          fault.movesRecords() ? List.<String>of() : load.riders().findings(topics, before);
      return judge(fault, context, sent, rides, answered, start);
    }
  }

  private Trial judge(
      Fault fault,
      FaultContext context,
      List<SentRide> sent,
      RecordedRides rides,
      List<String> answered,
      long start) {
    var taken =
        sent.stream()
            .filter(SentRide.Accepted.class::isInstance)
            .map(SentRide.Accepted.class::cast)
            .toList();
    var acknowledged = taken.stream().map(SentRide.Accepted::rideId).toList();
    context.expectAllToRun();
    var findings = new ArrayList<>(context.findings());
    findings.addAll(answered);
    findings.addAll(rides.lost(taken.stream().flatMap(Trials::messageIds).toList()));
    var repeated = rides.repeated(acknowledged);
    if (fault.leavesUnsure() || !context.timed()) { // a slow machine's 503 is asked for again
      context.measured("requests published more than once", Integer.toString(repeated.size()));
    } else {
      findings.addAll(repeated);
    }
    refused(sent).ifPresent(why -> findings.add("expected every ride to be accepted: " + why));
    problems(taken)
        .ifPresent(why -> findings.add("expected every report of a ride to be accepted: " + why));
    var verdict =
        new OracleVerdict(
            fresh(rides.verdict().missing()),
            fresh(rides.verdict().duplicates()),
            fresh(rides.verdict().unexpected()),
            rides.verdict().unjudged().stream()
                .filter(one -> !found.contains(one.messageId()))
                .toList());
    var trial =
        new Trial(
            fault.name(),
            fault.description(),
            FaultContext.seconds(start),
            acknowledged.size(),
            rides.accepted(),
            rides.deadLetters(),
            verdict,
            findings,
            context.measured());
    remember(verdict);
    return trial;
  }

  private void remember(OracleVerdict verdict) {
    found.addAll(verdict.missing());
    found.addAll(verdict.duplicates());
    found.addAll(verdict.unexpected());
    verdict.unjudged().forEach(one -> found.add(one.messageId()));
  }

  /// What the topics hold once nothing is left to come.
  private RecordedRides settled() throws Exception {
    awaitLess(() -> Backlog.now(stack.settings().bootstrapServers()));
    Thread.sleep(QUIET);
    var rides = read();
    if (fresh(rides.verdict().missing()).isEmpty()) {
      return rides;
    }
    awaitLess(() -> (long) fresh(read().verdict().missing()).size());
    Thread.sleep(QUIET);
    return read();
  }

  private RecordedRides read() {
    return RecordedRides.read(topics, models);
  }

  /// Those that no trial before has found.
  private List<String> fresh(List<String> findings) {
    return findings.stream().filter(finding -> !found.contains(finding)).toList();
  }

  /// What the backend said it took of a ride.
  private static Stream<String> messageIds(SentRide.Accepted ride) {
    var id = ride.rideId().toString();
    var reports =
        ride.progress().keySet().stream()
            .filter(sequence -> !ride.unsureProgress().contains(sequence))
            .map(sequence -> id + ":progressed:" + sequence);
    var ending =
        switch (ride.ending()) {
          case COMPLETED -> Stream.of(id + ":completed");
          case CANCELLED -> Stream.of(id + ":cancelled");
          case NONE -> Stream.<String>empty();
        };
    return Stream.of(Stream.of(id + ":requested"), reports, ending).flatMap(ids -> ids);
  }

  /// Waits until nothing is left to come, as long as it gets less.
  private static void awaitLess(Callable<Long> left) throws Exception {
    long min = Long.MAX_VALUE;
    long since = System.nanoTime();
    while (min > 0 && FaultContext.seconds(since) < WITHOUT_GAIN.toSeconds()) {
      long now = left.call();
      since = now < min ? System.nanoTime() : since;
      min = Math.min(now, min);
      Thread.sleep(min > 0 ? BETWEEN_LOOKS : Duration.ZERO);
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

  @Override
  public void close() {
    models.close();
  }
}
