package io.taxiapp.local.chaos;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import java.time.Duration;

/// The state volume of a consumer, a small file system of its own, runs full while another instance
/// comes, so that it has to write what it remembers of the rides that it gives away; then it is
/// freed again. Needs the right to mount.
record FullDisk() implements Fault {

  private static final int MEGABYTES = 48;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "tip-consumer";

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public String description() {
    return "the state volume of a consumer (a file system of 48 MB) runs full, and is freed";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var consumer = ground.process(NAME);
    var state = ground.stack().settings().state(NAME);
    consumer.stop();
    ground.stack().forgetState(NAME);
    var volume = SmallVolume.mount(state, MEGABYTES);
    try {
      consumer = ground.readyAgain(consumer);
      volume.fill();
      var services = ground.stack().services();
      var other = ground.stack().start(services.tipConsumer(NAME + "-2", FreePorts.row(1)));
      full(ground, consumer);
      volume.free();
      // What watches over processes starts one that ended again.
      consumer = consumer.isAlive() ? consumer : ground.readyAgain(consumer);
      consumer.awaitReady(Ground.READY);
      other.stop();
      consumer.stop();
    } finally {
      ground.stack().processes().stream()
          .filter(process -> process.name().equals(NAME))
          .forEach(ServiceProcess::kill);
      volume.unmount();
    }
    ground.readyAgain(consumer);
  }

  private static void full(Ground ground, ServiceProcess consumer) throws Exception {
    double hurt = ground.await(PATIENCE, () -> consumer.logged("No space left") > 0);
    ground.expect(!Double.isNaN(hurt), "the full disk to be met, and named in the log", "it not");
    Thread.sleep(ground.size().outage());
    boolean alive = consumer.isAlive();
    ground.expect(
        !alive || !ground.isReady(NAME), "a consumer with a full disk not to be ready", "ready");
    double others = Backlog.awaitGone(ground, PATIENCE);
    ground.expect(!Double.isNaN(others), "the other instance to go on", "some lag for " + PATIENCE);
    ground.measured("the consumer on a full disk", alive ? "waited, not ready" : "gave up");
  }
}
