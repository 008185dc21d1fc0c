package io.taxiapp.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The state volume of a consumer, a small file system of its own, runs full and is freed again.
/// Needs the right to mount.
record FullDisk() implements Fault {

  private static final int MEGABYTE = 1024 * 1024;

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
    var consumer = ground.process("duration-consumer");
    var state = ground.stack().settings().state(consumer.name());
    consumer.stop();
    ground.stack().forgetState(consumer.name());
    Files.createDirectories(state);
    run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", state.toString());
    try {
      consumer = ground.readyAgain(consumer);
      var filler = state.resolve("filler");
      fill(filler);
      Thread.sleep(ground.size().outage());
      ground.measured("the consumer on a full disk", consumer.isAlive() ? "went on" : "ended");
      Files.delete(filler);
      // What watches over processes starts one that ended again.
      consumer = consumer.isAlive() ? consumer : ground.readyAgain(consumer);
      consumer.awaitReady(Ground.READY);
      consumer.stop();
    } finally {
      consumer.kill();
      run("umount", state.toString());
    }
    ground.readyAgain(consumer);
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[MEGABYTE]);
      }
    } catch (IOException _) {
      // It is full.
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
