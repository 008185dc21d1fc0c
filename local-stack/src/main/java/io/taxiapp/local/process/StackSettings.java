package io.taxiapp.local.process;

import io.taxiapp.local.SourceTree;
import java.nio.file.Path;
import java.util.Optional;

/// What a stack is made of and where.
///
/// @param dataDirectory holds the records, the state stores and the logs
/// @param kafka the address of a broker that runs already; a local one is started without it
public record StackSettings(
    SourceTree tree, Path dataDirectory, Optional<String> kafka, Ports ports) {

  /// The ports of 127.0.0.1 that the processes listen on.
  ///
  /// @param http the backend's
  /// @param kafka the local broker's
  /// @param duration the consumers' for health and metrics
  public record Ports(int http, int kafka, int duration, int tip, int cost) {

    /// The consumers' follow the backend's.
    public static Ports from(int http, int kafka) {
      return new Ports(http, kafka, http + 1, http + 2, http + 3);
    }

    public static Ports free() {
      int first = FreePorts.row(5);
      return from(first, first + 4);
    }
  }

  public StackSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
  }

  public String bootstrapServers() {
    return kafka.orElse("127.0.0.1:" + ports.kafka());
  }

  public Path logs() {
    return dataDirectory.resolve("logs");
  }

  /// Where a consumer keeps its stores.
  public Path state(String name) {
    return dataDirectory.resolve("state").resolve(name);
  }
}
