package io.taxiapp.verification.fault;

import io.taxiapp.local.process.FreePorts;
import java.time.Duration;

/// A consumer that stands still past its session timeout while another takes its partitions, and
/// then goes on as if nothing had been.
record Freeze() implements Fault {

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
  public void inject(Ground ground) throws Exception {
    var services = ground.stack().services();
    var other = ground.stack().start(services.tipConsumer("tip-consumer-2", FreePorts.row(1)));
    other.awaitReady(Ground.PATIENCE);
    ground.awaitShare("tip-consumer", other.name());
    var frozen = ground.process("tip-consumer");
    long before = frozen.logged(FENCED);
    for (int round = 0; round < Math.max(1, ground.size().rounds() / 4); round++) {
      frozen.signal("STOP");
      Thread.sleep(ground.stack().settings().session().plus(PAST_THE_SESSION));
      frozen.signal("CONT");
      ground.await("the zombie to be ready again", () -> ground.isReady("tip-consumer"));
      Thread.sleep(ground.size().outage());
    }
    other.stop();
    long fenced = frozen.logged(FENCED) - before;
    ground.target(fenced > 0, "the zombie to be fenced off", "it not once");
    ground.measured("lines of the zombie's log about being fenced", Long.toString(fenced));
  }
}
