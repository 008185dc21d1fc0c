package io.taxiapp.verification.fault;

import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.verification.oracle.Kind;
import io.taxiapp.verification.oracle.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// `kill -9` of one consumer after the other, started again at once.
///
/// @param keepState whether it finds its state directory again
record KillConsumers(boolean keepState) implements Fault {

  private static final List<Kind> KINDS = List.of(Kind.DURATION, Kind.TIP, Kind.COST);

  /// Beside the session timeout of a consumer, which its open transaction lasts as well.
  private static final double MOST_WITHOUT_STATE = 3;

  private static final double MOST_WITH_STATE = 5;

  /// Between one that is ready again and the next that is killed.
  private static final Duration MOST_PAUSE = Duration.ofSeconds(2);

  /// What was visible before the kill is counted by then.
  private static final Duration READ_BACK = Duration.ofMillis(300);

  @Override
  public String name() {
    return keepState ? "kill-consumers" : "kill-consumers-without-state";
  }

  @Override
  public String description() {
    return "kill -9 of each consumer in turn, then of any at any moment, started again "
        + (keepState ? "with its state directory" : "without its state directory");
  }

  @Override
  public void inject(Ground ground) throws Exception {
    if (ground.timed()) {
      stopEachOnce(ground);
    }
    var random = new Random(ground.size().rounds());
    var gaps = new ArrayList<Double>();
    try (var subscriber = Subscriber.start(ground.stack().settings().bootstrapServers())) {
      for (int round = 0; round < ground.size().rounds(); round++) {
        boolean inTurn = round < KINDS.size();
        var kind = KINDS.get(inTurn ? round : random.nextInt(KINDS.size()));
        var consumer = consumer(kind, ground);
        Thread.sleep(inTurn ? 0 : random.nextLong(MOST_PAUSE.toMillis()));
        consumer.kill();
        Thread.sleep(READ_BACK);
        if (!keepState) {
          ground.stack().forgetState(consumer.name());
        }
        long before = subscriber.count(kind);
        var again = ground.again(consumer);
        double gap = ground.await("a result of " + kind, () -> subscriber.count(kind) > before);
        gaps.add(gap);
        again.awaitReady(Ground.PATIENCE);
      }
    }
    gaps.sort(null);
    double median = gaps.get(gaps.size() / 2);
    double most =
        keepState
            ? MOST_WITH_STATE
            : ground.stack().settings().session().toSeconds() + MOST_WITHOUT_STATE;
    ground.measured(
        "start to first result visible, median and worst",
        String.format(Locale.ROOT, "%.1f s, %.1f s", median, gaps.getLast()));
    ground.target(median <= most, "a first result within " + most + " s (median)", median + " s");
  }

  private static ServiceProcess consumer(Kind kind, Ground ground) {
    return ground.process(kind.name().toLowerCase(Locale.ROOT) + "-consumer");
  }

  /// A process starts as quickly as it will from an archive of its classes, which it writes when it
  /// first stops; images come with theirs.
  private static void stopEachOnce(Ground ground) throws InterruptedException {
    for (var kind : KINDS) {
      var consumer = consumer(kind, ground);
      consumer.stop();
      ground.readyAgain(consumer);
    }
  }
}
