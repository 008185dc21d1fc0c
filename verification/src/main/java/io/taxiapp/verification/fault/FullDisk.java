package io.taxiapp.verification.fault;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import java.util.Locale;

/// The state volume of a consumer, a small file system of its own, runs full, the consumer is
/// started again on it, and it is freed; another instance is there. Needs the right to mount.
record FullDisk() implements Fault {

  private static final int MEGABYTES = 48;
  /// After that it has left its partitions to the other instance.
  private static final double MAX_SECONDS_UNTIL_GIVEN_UP = 120;

  private static final String NAME = "tip-consumer";

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public String description() {
    return "the state volume of a consumer (a file system of 48 MB) runs full, the consumer is"
        + " started again, and it is freed";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var services = ground.stack().services();
    var other = ground.stack().start(services.tipConsumer(NAME + "-2", FreePorts.row(1)));
    var consumer = ground.process(NAME);
    consumer.stop();
    ground.stack().forgetState(NAME);
    var volume = SmallVolume.mount(ground.stack().settings().state(NAME), MEGABYTES);
    try {
      consumer = ground.readyAgain(consumer);
      other.awaitReady(Ground.PATIENCE);
      volume.fill();
      Thread.sleep(ground.size().outage());
      ground.measured(
          "the consumer whose disk fills", consumer.isAlive() ? "went on" : "ended by itself");
      consumer.stop();
      consumer = ground.again(consumer);
      startedOnAFullDisk(ground, consumer, volume);
      volume.free();
      consumer = readyOnAFreedDisk(ground, consumer);
      consumer.stop();
    } finally {
      ground.stack().running(NAME).ifPresent(ServiceProcess::kill);
      volume.unmount();
    }
    ground.readyAgain(consumer);
    other.stop();
  }

  /// What watches over processes starts one that ended again.
  private static ServiceProcess readyOnAFreedDisk(Ground ground, ServiceProcess consumer)
      throws InterruptedException {
    ground.await(
        "the consumer to be ready, or to have ended",
        () -> consumer.isReady() || !consumer.isAlive());
    return consumer.isAlive() ? consumer : ground.readyAgain(consumer);
  }

  private static void startedOnAFullDisk(Ground ground, ServiceProcess consumer, SmallVolume volume)
      throws Exception {
    double named =
        ground.await(
            "the full disk to be named in the log",
            () -> {
              volume.fill(); // Stores give up what they had reserved.
              return consumer.logged("No space left") > 0;
            });
    ground.expect(!consumer.isReady(), "a consumer on a full disk not to be ready", "it ready");
    double others = Backlog.awaitGone(ground);
    ground.target(
        named + others <= MAX_SECONDS_UNTIL_GIVEN_UP,
        "the other instance to go on within %.0f s".formatted(MAX_SECONDS_UNTIL_GIVEN_UP),
        named + others + " s");
    ground.measured(
        "started on a full disk until the other went on",
        String.format(Locale.ROOT, "%.1f s", named + others));
  }
}
