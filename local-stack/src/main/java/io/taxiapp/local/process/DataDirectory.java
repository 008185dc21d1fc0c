package io.taxiapp.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A stack's hold on its data directory, for as long as it runs.
///
/// A copy of a directory that is in use is refused too: its broker would find the controller of the
/// other one in its records, and end up in the same cluster. So a file in the directory says where
/// it was used last.
final class DataDirectory implements AutoCloseable {

  private static final String FILE = "in-use";

  private final FileChannel file;

  private DataDirectory(FileChannel file) {
    this.file = file;
  }

  /// @throws IllegalStateException if another stack runs on it, or on the directory that it was
  ///     copied from
  static DataDirectory hold(Path directory) {
    try {
      Files.createDirectories(directory);
      var real = directory.toRealPath();
      refuse(real, "another stack runs on it", brokers(real));
      var file = open(real.resolve(FILE));
      if (!isFree(file)) {
        file.close();
        throw inUse(real, "another stack runs on it");
      }
      var before = Path.of(read(file));
      if (before.isAbsolute() && !before.equals(real)) {
        try {
          var others = new ArrayList<>(brokers(before));
          others.add(before.resolve(FILE));
          refuse(real, "it is a copy of " + before + ", on which a stack runs", others);
        } catch (IllegalStateException e) {
          file.close();
          throw e;
        }
      }
      file.truncate(0);
      file.write(ByteBuffer.wrap(real.toString().getBytes(UTF_8)), 0);
      return new DataDirectory(file);
    } catch (IOException e) {
      throw new UncheckedIOException("data directory " + directory, e);
    }
  }

  private static void refuse(Path directory, String why, List<Path> files) throws IOException {
    for (var held : files) {
      if (Files.isRegularFile(held)) {
        try (var file = open(held)) {
          if (!isFree(file)) {
            throw inUse(directory, why);
          }
        }
      }
    }
  }

  private static IllegalStateException inUse(Path directory, String why) {
    return new IllegalStateException("data directory " + directory + ": " + why);
  }

  /// What each broker holds while it lives, which it may do longer than its stack.
  private static List<Path> brokers(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("kafka"))
          .map(entry -> entry.resolve(".lock"))
          .toList();
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// Whether nobody held it; from now on it is held here, until it is closed.
  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static String read(FileChannel file) throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    file.read(bytes, 0);
    return new String(bytes.array(), UTF_8).replace("\0", "");
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
