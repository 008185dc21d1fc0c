package io.taxiapp.verification.fault;

import io.taxiapp.local.process.FreePorts;
import java.time.Duration;

/// A consumer that stands still past its session timeout while another takes its partitions, and
/// then goes on as if nothing had been.
record FreezeConsumer() implements Fault {

  private static final Duration PAST_THE_SESSION = Duration.ofSeconds(3);

  private static final String FENCED = "migrated";

  @Override
  public String name() {
    return "freeze-consumer";
  }

  @Override
  public String description() {
    return "SIGSTOP past the session timeout, another instance takes over, SIGCONT (a zombie)";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var services = context.stack().services();
    var other = context.stack().start(services.tipConsumer("tip-consumer-2", FreePorts.row(1)));
    other.awaitReady(FaultContext.PATIENCE);
    context.awaitShare("tip-consumer", other.name());
    var frozen = context.process("tip-consumer");
    long before = frozen.logged(FENCED);
    for (int round = 0; round < Math.max(1, context.size().rounds() / 4); round++) {
      frozen.signal("STOP");
      Thread.sleep(context.stack().settings().session().plus(PAST_THE_SESSION));
      frozen.signal("CONT");
      context.await("the zombie to be ready again", () -> context.isReady("tip-consumer"));
      Thread.sleep(context.size().outage());
    }
    other.stop();
    long fenced = frozen.logged(FENCED) - before;
    context.target(fenced > 0, "the zombie to be fenced off", "that it was not");
    context.measured("lines of the zombie's log about being fenced", Long.toString(fenced));
  }
}
