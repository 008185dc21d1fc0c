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
    return "the state volume of a consumer (a file system of 48 MB) fills up, the consumer is"
        + " restarted, and the volume is freed";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var services = context.stack().services();
    var other = context.stack().start(services.tipConsumer(NAME + "-2", FreePorts.row(1)));
    var consumer = context.process(NAME);
    consumer.stop();
    context.stack().forgetState(NAME);
    var volume = SmallVolume.mount(context.stack().settings().state(NAME), MEGABYTES);
    try {
      consumer = context.readyAgain(consumer);
      other.awaitReady(FaultContext.PATIENCE);
      volume.fill();
      Thread.sleep(context.size().outage());
      context.measured(
          "the consumer whose disk fills", consumer.isAlive() ? "went on" : "ended by itself");
      consumer.stop();
      consumer = context.again(consumer);
      startedOnAFullDisk(context, consumer, volume);
      volume.free();
      consumer = readyOnAFreedDisk(context, consumer);
      consumer.stop();
    } finally {
      context.stack().running(NAME).ifPresent(ServiceProcess::kill);
      volume.unmount();
    }
    context.readyAgain(consumer);
    other.stop();
  }

  /// What watches over processes starts one that ended again.
  private static ServiceProcess readyOnAFreedDisk(FaultContext context, ServiceProcess consumer)
      throws InterruptedException {
    context.await(
        "the consumer to be ready, or to have ended",
        () -> consumer.isReady() || !consumer.isAlive());
    return consumer.isAlive() ? consumer : context.readyAgain(consumer);
  }

  private static void startedOnAFullDisk(
      FaultContext context, ServiceProcess consumer, SmallVolume volume) throws Exception {
    double named =
        context.await(
            "the full disk to be named in the log",
            () -> {
              volume.fill(); // Stores give up what they had reserved.
              return consumer.logged("No space left") > 0;
            });
    context.expect(!consumer.isReady(), "a consumer on a full disk not to be ready", "that it is");
    double others = Backlog.awaitGone(context);
    context.target(
        named + others <= MAX_SECONDS_UNTIL_GIVEN_UP,
        "the other instance to continue within %.0f s".formatted(MAX_SECONDS_UNTIL_GIVEN_UP),
        named + others + " s");
    context.measured(
        "start on a full disk until the other instance continued",
        String.format(Locale.ROOT, "%.1f s", named + others));
  }
}
