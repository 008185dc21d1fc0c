package io.taxiapp.broker;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/// A running broker, until it is closed.
///
/// It lives in this JVM: Kafka's threads, its off-heap memory and its JMX beans are this JVM's.
/// What Kafka takes for fatal (a full disk, a corrupt metadata log) halts the JVM, tests included.
public final class LocalBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private boolean closed;

  private LocalBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /// Starts a broker and returns when clients can use it, after two to three seconds; a
  /// few seconds later if the last broker on this directory was killed rather than closed.
  ///
  /// @param directory where the records are or will be; created if missing, never cleared
  /// @param port the port of 127.0.0.1 to serve clients on; 0 for a free one
  /// @throws IllegalStateException if the port is taken
  /// @throws java.io.UncheckedIOException if the directory cannot be written
  public static LocalBroker start(Path directory, int port) {
    return start(new BrokerSettings(directory, port));
  }

  /// The same for one of several, which can be used when most of them run.
  static LocalBroker start(BrokerSettings settings) {
    Ports ports = settings.ports();
    Quorum quorum = settings.quorum(ports);
    Path directory = settings.directory();
    StorageFormat.ensure(directory, quorum);
    FormerBroker.bury(directory, ports, quorum);
    var server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(BrokerProperties.of(directory, ports, quorum)), Time.SYSTEM);
    server.startup();
    return new LocalBroker(server, ports.clientAddress());
  }

  /// What a client's `bootstrap.servers` takes, as `127.0.0.1:9092`.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// Writes everything to disk and stops, in about a second. The directory stays, and another
  /// broker can be started on it. A second call does nothing.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
  }
}
