package io.taxiapp.local.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A directory with everything in it.
public final class DirectoryTree {

  private DirectoryTree() {}

  /// Copies all of it.
  ///
  /// @param to is not there yet
  public static void copy(Path directory, Path to) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(directory.relativize(file).toString()));
      }
    }
  }

  /// Deletes all of it, if it is there.
  public static void deleteIfExists(Path directory) throws IOException {
    if (Files.exists(directory)) {
      delete(directory);
    }
  }

  /// Deletes all of it; its links, not what they point at.
  public static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
