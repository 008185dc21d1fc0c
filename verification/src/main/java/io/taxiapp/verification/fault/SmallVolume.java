package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of its own, of a few megabytes, that can be filled to the last byte. Needs the
/// right to mount. Whoever mounts it unmounts it, when no process uses it any more.
record SmallVolume(Path directory) {

  private static final int MEGABYTE = 1024 * 1024;

  static SmallVolume mount(Path directory, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
    return new SmallVolume(directory);
  }

  /// Copies what is in a directory, holes as holes.
  static void copy(Path from, Path to) throws IOException, InterruptedException {
    run("cp", "-a", "--sparse=always", from + "/.", to.toString());
  }

  /// Fills what is free now: again, if somebody gave up space since.
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler(), CREATE, APPEND)) {
      for (int bytes = MEGABYTE; bytes > 0; bytes /= 2) {
        fill(out, bytes);
      }
    }
  }

  private static void fill(OutputStream out, int bytes) {
    try {
      while (true) {
        out.write(new byte[bytes]);
      }
    } catch (IOException _) {
      // It is full.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  void unmount() throws IOException, InterruptedException {
    run("umount", directory.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
