package io.taxiapp.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The project's directory: where each module's jar is, and the models that ship.
public record SourceTree(Path root) {

  /// Set by the script `taxi`; without it the directory is searched for, upwards from here.
  static final String PROPERTY = "taxi.root";

  /// The directory this runs in, or the one that it was told.
  ///
  /// @throws IllegalStateException if this is run outside of the project
  public static SourceTree find() {
    var told = System.getProperty(PROPERTY);
    var start = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("taxi")) && Files.isDirectory(at.resolve("models"))) {
        return new SourceTree(at);
      }
    }
    throw new IllegalStateException(
        "expected the project's directory (with the script taxi and models/) at or above "
            + start
            + ", found none: set -D"
            + PROPERTY);
  }

  public Path models() {
    return root.resolve("models");
  }

  /// What `java -cp` takes for a module.
  ///
  /// @throws IllegalStateException if the module is not built
  public String classPath(String module) {
    var target = root.resolve(module).resolve("target");
    var jar = target.resolve(module + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          jar + ": expected the built module, found none: run mvn -DskipTests package");
    }
    return String.join(
        System.getProperty("path.separator"),
        List.of(jar.toString(), target.resolve("lib").resolve("*").toString()));
  }
}
