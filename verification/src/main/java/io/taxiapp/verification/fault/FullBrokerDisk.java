package io.taxiapp.verification.fault;

import io.taxiapp.local.process.DirectoryTree;
import io.taxiapp.local.process.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// The volume of the broker's records runs full and is freed again. Kafka ends itself when it
/// cannot write; what watches over it starts it again. Needs the right to mount.
record FullBrokerDisk() implements Fault {

  private static final int MEGABYTES = 512;

  @Override
  public String name() {
    return "full-broker-disk";
  }

  @Override
  public String description() {
    return "the broker's volume (a file system of 512 MB) fills up and is freed";
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var broker = context.process("broker");
    var records = context.stack().settings().dataDirectory().resolve("kafka");
    var before = records.resolveSibling("kafka-before");
    broker.stop();
    Files.move(records, before);
    var volume = SmallVolume.mount(records, MEGABYTES);
    try {
      SmallVolume.copy(before, records);
      DirectoryTree.delete(before);
      context.readyAgain(broker);
      Thread.sleep(Duration.ofSeconds(2));
      full(context, volume);
      context.process("broker").stop();
      SmallVolume.copy(records, Files.createDirectory(before));
    } finally {
      context.stack().running("broker").ifPresent(ServiceProcess::kill);
      volume.unmount();
    }
    putBack(before, records);
    context.readyAgain(broker);
    context.await("rides to be accepted again", () -> context.ride() == 201);
  }

  private static void full(FaultContext context, SmallVolume volume) throws Exception {
    var broker = context.process("broker");
    volume.fill();
    double down =
        context.await(
            "the backend not to be ready on a full disk",
            () -> context.health(FaultContext.BACKEND).status() == 503);
    context.expect(
        context.isLive(FaultContext.BACKEND),
        "the backend to be live on a full disk",
        "that it is not");
    int ride = context.ride();
    context.expect(ride == 503, "503 on a full disk", ride);
    context.expect(
        broker.awaitExit(FaultContext.PATIENCE).isPresent(),
        "the broker to end on a full disk",
        "that it still runs");
    Thread.sleep(context.size().outage());
    volume.free();
    context.readyAgain(broker);
    double again =
        context.await("rides to be accepted on a freed disk", () -> context.ride() == 201);
    context.measured(
        "full disk to not ready, restart to the next 201",
        String.format(Locale.ROOT, "%.1f s, %.1f s", down, again));
  }

  private static void putBack(Path before, Path records) throws Exception {
    Files.delete(records);
    Files.move(before, records);
  }
}
