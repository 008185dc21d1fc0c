package io.taxiapp.local.process;

import io.taxiapp.local.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a stack is made of and where.
///
/// @param dataDirectory holds the records, the state stores and the logs
/// @param kafka the address of a broker that runs already; a local one is started without it
/// @param quick for tests, which start and end processes all the time: the death of one is noticed
///     sooner, each has less to open and commits seldom, and none writes down its classes when it
///     stops
public record StackSettings(
    SourceTree tree, Path dataDirectory, Optional<String> kafka, Ports ports, boolean quick) {

  public StackSettings(SourceTree tree, Path dataDirectory, Optional<String> kafka, Ports ports) {
    this(tree, dataDirectory, kafka, ports, false);
  }

  /// The same for tests.
  public StackSettings forTests() {
    return new StackSettings(tree, dataDirectory, kafka, ports, true);
  }

  /// How long a consumer may say nothing, and its transaction stay open, until another takes its
  /// place.
  public Duration session() {
    return Duration.ofSeconds(quick ? 3 : 6);
  }

  /// How many partitions the topics that it creates may have.
  int maxPartitions() {
    return quick ? 4 : Integer.MAX_VALUE;
  }

  /// The ports of 127.0.0.1 that the processes listen on.
  ///
  /// @param http the backend's
  /// @param kafka the local brokers', one or three
  /// @param controllers theirs for each other; empty for one broker, which needs nobody else
  /// @param duration the consumers' for health and metrics
  /// @param management the backend's for health and metrics
  public record Ports(
      int http,
      List<Integer> kafka,
      List<Integer> controllers,
      int duration,
      int tip,
      int cost,
      int management) {

    /// Those for health and metrics follow the backend's.
    public static Ports from(int http, int kafka) {
      return row(http, List.of(kafka), List.of());
    }

    private static Ports row(int first, List<Integer> kafka, List<Integer> controllers) {
      return new Ports(first, kafka, controllers, first + 1, first + 2, first + 3, first + 4);
    }

    public static Ports free() {
      return free(1);
    }

    /// Any free ones.
    ///
    /// @param brokers one or three
    public static Ports free(int brokers) {
      int first = FreePorts.row(5 + 2 * brokers);
      var kafka = IntStream.range(0, brokers).mapToObj(node -> first + 5 + node).toList();
      var controllers =
          IntStream.range(0, brokers == 1 ? 0 : brokers)
              .mapToObj(node -> first + 5 + brokers + node)
              .toList();
      return row(first, kafka, controllers);
    }
  }

  public StackSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
  }

  public String bootstrapServers() {
    return kafka.orElseGet(
        () ->
            ports.kafka().stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(",")));
  }

  public Path logs() {
    return dataDirectory.resolve("logs");
  }

  /// Where a consumer keeps its stores.
  public Path state(String name) {
    return dataDirectory.resolve("state").resolve(name);
  }
}
