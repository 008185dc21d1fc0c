package io.taxiapp.verification.fault;

import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.verification.oracle.PredictionKind;
import io.taxiapp.verification.oracle.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// `kill -9` of one consumer after the other, started again at once.
///
/// @param keepState whether it finds its state directory again
record KillConsumers(boolean keepState) implements Fault {

  private static final List<PredictionKind> KINDS =
      List.of(PredictionKind.DURATION, PredictionKind.TIP, PredictionKind.COST);

  /// Beside the session timeout of a consumer, which its open transaction lasts as well.
  private static final double MAX_WITHOUT_STATE = 3;

  private static final double MAX_WITH_STATE = 5;

  /// Between one that is ready again and the next that is killed.
  private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

  /// What was visible before the kill is counted by then.
  private static final Duration READ_BACK = Duration.ofMillis(300);

  @Override
  public String name() {
    return keepState ? "kill-consumers" : "kill-consumers-without-state";
  }

  @Override
  public String description() {
    return "kill -9 of each consumer in turn, then of random ones, restarted "
        + (keepState ? "with its state directory" : "without its state directory");
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    if (context.timed()) {
      stopEachOnce(context);
    }
    var random = new Random(context.size().rounds());
    var gaps = new ArrayList<Double>();
    try (var subscriber = Subscriber.start(context.stack().settings().bootstrapServers())) {
      if (!context.timed()) {
        // Who is killed fills its stores again from their changelogs in either case.
        gaps.addAll(
            kill(keepState ? KINDS : List.of(PredictionKind.DURATION), context, subscriber));
      } else {
        for (int round = 0; round < context.size().rounds(); round++) {
          boolean inTurn = round < KINDS.size();
          var kind = KINDS.get(inTurn ? round : random.nextInt(KINDS.size()));
          Thread.sleep(inTurn ? 0 : random.nextLong(MAX_PAUSE.toMillis()));
          gaps.addAll(kill(List.of(kind), context, subscriber));
        }
      }
    }
    gaps.sort(null);
    double median = gaps.get(gaps.size() / 2);
    double max =
        keepState
            ? MAX_WITH_STATE
            : context.stack().settings().session().toSeconds() + MAX_WITHOUT_STATE;
    context.measured(
        "start to first result visible, median and worst",
        String.format(Locale.ROOT, "%.1f s, %.1f s", median, gaps.getLast()));
    context.target(median <= max, "a first result within " + max + " s (median)", median + " s");
  }

  /// Some at once, started again.
  ///
  /// @return how long each took until its first result, in seconds
  private List<Double> kill(List<PredictionKind> kinds, FaultContext context, Subscriber subscriber)
      throws Exception {
    var consumers = kinds.stream().map(kind -> consumer(kind, context)).toList();
    consumers.forEach(ServiceProcess::kill);
    Thread.sleep(READ_BACK);
    var before = kinds.stream().collect(Collectors.toMap(kind -> kind, subscriber::count));
    var again = new ArrayList<ServiceProcess>();
    for (var consumer : consumers) {
      if (!keepState) {
        context.stack().forgetState(consumer.name());
      }
      again.add(context.again(consumer));
    }
    var gaps = new ArrayList<Double>();
    for (var kind : kinds) {
      gaps.add(
          context.await(
              "a result of " + kind,
              () -> subscriber.count(kind) > before.getOrDefault(kind, Long.MAX_VALUE)));
    }
    for (var consumer : again) {
      consumer.awaitReady(FaultContext.PATIENCE);
    }
    return gaps;
  }

  private static ServiceProcess consumer(PredictionKind kind, FaultContext context) {
    return context.process(kind.name().toLowerCase(Locale.ROOT) + "-consumer");
  }

  /// A process starts as quickly as it will from an archive of its classes, which it writes when it
  /// first stops; images come with theirs.
  private static void stopEachOnce(FaultContext context) throws InterruptedException {
    for (var kind : KINDS) {
      var consumer = consumer(kind, context);
      consumer.stop();
      context.readyAgain(consumer);
    }
  }
}
