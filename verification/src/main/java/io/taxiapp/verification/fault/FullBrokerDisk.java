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
    return "the volume of the broker's records (a file system of 512 MB) runs full, and is freed";
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var broker = ground.process("broker");
    var records = ground.stack().settings().dataDirectory().resolve("kafka");
    var before = records.resolveSibling("kafka-before");
    broker.stop();
    Files.move(records, before);
    var volume = SmallVolume.mount(records, MEGABYTES);
    try {
      SmallVolume.copy(before, records);
      DirectoryTree.delete(before);
      ground.readyAgain(broker);
      Thread.sleep(Duration.ofSeconds(2));
      full(ground, volume);
      ground.process("broker").stop();
      SmallVolume.copy(records, Files.createDirectory(before));
    } finally {
      ground.stack().running("broker").ifPresent(ServiceProcess::kill);
      volume.unmount();
    }
    putBack(before, records);
    ground.readyAgain(broker);
    ground.await("rides to be taken again", () -> ground.ride() == 201);
  }

  private static void full(Ground ground, SmallVolume volume) throws Exception {
    var broker = ground.process("broker");
    volume.fill();
    double down =
        ground.await(
            "the backend not to be ready on a full disk",
            () -> ground.health(Ground.BACKEND).status() == 503);
    ground.expect(ground.isLive(Ground.BACKEND), "the backend to be live on a full disk", "it not");
    int ride = ground.ride();
    ground.expect(ride == 503, "503 on a full disk", ride);
    ground.expect(
        broker.awaitExit(Ground.PATIENCE).isPresent(),
        "the broker to end on a full disk",
        "it goes on");
    Thread.sleep(ground.size().outage());
    volume.free();
    ground.readyAgain(broker);
    double again = ground.await("rides to be taken on a freed disk", () -> ground.ride() == 201);
    ground.measured(
        "full disk to not ready, restart to the next 201",
        String.format(Locale.ROOT, "%.1f s, %.1f s", down, again));
  }

  private static void putBack(Path before, Path records) throws Exception {
    Files.delete(records);
    Files.move(before, records);
  }
}
