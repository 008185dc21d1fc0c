package io.taxiapp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// Somebody's hold on a data directory: a stack's for as long as it runs, or of whoever deletes it.
public final class DataDirectory implements AutoCloseable {

  /// What is held.
  public static final String FILE = "in-use";

  private final FileChannel file;

  private DataDirectory(FileChannel file) {
    this.file = file;
  }

  /// Makes it if it is not there.
  ///
  /// @throws IllegalArgumentException if it is no directory, or nothing can be written to it
  /// @throws IllegalStateException if somebody holds it, or a service is left that runs on it
  public static DataDirectory hold(Path directory) {
    return hold(directory, RunningService.all());
  }

  static DataDirectory hold(Path directory, List<RunningService> running) {
    try {
      Files.createDirectories(directory);
      for (var service : running) {
        if (service.isOn(directory)) {
          throw inUse(
              directory,
              "%s (pid %d) runs on it, stop it first".formatted(service.name(), service.pid()));
        }
      }
      var file =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(file)) {
        file.close();
        throw inUse(directory, "another ./taxi has it");
      }
      return new DataDirectory(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "data directory %s: expected one that can be written to, found %s"
              .formatted(directory, FileFault.words(e)),
          e);
    }
  }

  /// A directory and its copy are the same broker to Kafka: one would find the other's controller
  /// in its records. The id that Kafka has given to its directory tells, as it is copied with it.
  ///
  /// @throws IllegalStateException if a stack runs on a copy of it, or on what it is a copy of
  static void requireNoCopyInUse(Path directory, List<RunningService> running) {
    var ids = kafkaIds(directory);
    for (var service : running) {
      var other = service.dataDirectory();
      if (!service.isOn(directory) && !Collections.disjoint(ids, kafkaIds(other))) {
        throw inUse(
            directory, "a stack runs on %s, and one is a copy of the other".formatted(other));
      }
    }
  }

  private static IllegalStateException inUse(Path directory, String why) {
    return new IllegalStateException("data directory " + directory + ": " + why);
  }

  /// Of each broker that has run on it; of a directory that is just going away, or closed to this
  /// user, none.
  private static Set<String> kafkaIds(Path directory) {
    var ids = new HashSet<String>();
    for (var broker : List.of("kafka", "kafka-1", "kafka-2", "kafka-3")) {
      try (var in = Files.newInputStream(directory.resolve(broker).resolve("meta.properties"))) {
        var properties = new Properties();
        properties.load(in);
        ids.add(properties.getProperty("directory.id", ""));
      } catch (IOException _) {
        // No broker has run there.
      }
    }
    ids.remove("");
    return ids;
  }

  /// Whether nobody held it; from now on it is held here, until it is closed.
  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
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
