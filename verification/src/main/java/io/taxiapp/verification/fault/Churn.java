package io.taxiapp.verification.fault;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;

/// Instances of a consumer come and go all the time.
record Churn() implements Fault {

  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int MAX = 3;
  private static final double MAX_LAG_SECONDS = 30;

  @Override
  public String name() {
    return "churn";
  }

  @Override
  public String description() {
    return "an instance of the tip-consumer added or removed every second, every other one with kill -9";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var services = context.stack().services();
    var more = new ArrayDeque<ServiceProcess>();
    long changes = context.timed() ? 2 * context.size().outage().toSeconds() : 1;
    int removed = 0;
    for (int change = 0; change < changes; change++) {
      if (more.size() < MAX && change % 4 < MAX) {
        int port = FreePorts.row(1);
        more.add(context.stack().start(services.tipConsumer("tip-consumer-" + change, port)));
      } else if (!more.isEmpty()) {
        remove(context, more.poll(), removed++);
      }
      Thread.sleep(BETWEEN);
    }
    while (!more.isEmpty()) {
      remove(context, more.poll(), removed++);
    }
    double gone = Backlog.awaitGone(context);
    context.target(gone <= MAX_LAG_SECONDS, "no lag after 30 s", gone + " s");
    context.measured(
        "changes, lag gone after", String.format(Locale.ROOT, "%d, %.1f s", changes, gone));
  }

  /// Who leaves has had its share of the rides; every other one goes without a word.
  private static void remove(FaultContext context, ServiceProcess process, int removed)
      throws Exception {
    process.awaitReady(FaultContext.PATIENCE);
    context.awaitShare("tip-consumer", process.name());
    if (removed % 2 == 0) {
      process.kill();
    } else {
      process.stop();
    }
  }
}
