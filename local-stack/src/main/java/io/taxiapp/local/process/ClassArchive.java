package io.taxiapp.local.process;

import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The classes that a module's processes load, as the JVM wrote them down when one of them
/// stopped: the next is ready in two thirds of the time.
record ClassArchive(Path file, Path jar, Path libraries) {

  /// The JVM's complaint that what it ships itself was made without native access.
  private static final String WITHOUT_REMARKS = "-Xlog:cds=off";

  static ClassArchive of(SourceTree tree, String module) {
    var target = tree.root().resolve(module).resolve("target");
    return new ClassArchive(
        target.resolve("classes-" + Runtime.version() + ".jsa"),
        target.resolve(module + ".jar"),
        target.resolve("lib"));
  }

  /// Whether it was written, and after the jars.
  boolean isCurrent() {
    if (!Files.exists(file)) {
      return false;
    }
    try (var jars = Files.list(libraries)) {
      var written = Files.getLastModifiedTime(file);
      for (var library : (Iterable<Path>) jars::iterator) {
        if (Files.getLastModifiedTime(library).compareTo(written) > 0) {
          return false;
        }
      }
      return Files.getLastModifiedTime(jar).compareTo(written) <= 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare " + file + " with " + libraries, e);
    }
  }

  /// What a JVM is told that uses it.
  List<String> use() {
    return List.of(WITHOUT_REMARKS, "-XX:SharedArchiveFile=" + file);
  }

  /// What a JVM is told that writes it when it stops.
  List<String> write() {
    return List.of(WITHOUT_REMARKS, "-XX:ArchiveClassesAtExit=" + file);
  }
}
