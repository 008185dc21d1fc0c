package io.taxiapp.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;

/// The broker that ran on a directory before, which the directory's metadata still takes for alive.
///
/// A new broker that starts on such metadata first leads every partition, then is told that it is
/// dead, then is elected again. A transaction whose commit was decided but not yet marked in its
/// partitions does not survive the second step: with no leader to send the marker to, Kafka 4.3
/// takes the partition for deleted ("likely deleted already and hence can be skipped"), and readers
/// of committed records wait at that transaction for ever. So the controller runs alone for a
/// moment, and is told of the death before there is a broker. That also spares the new broker the
/// wait until the old one's session is over.
final class FormerBroker {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private FormerBroker() {}

  /// Does nothing where none has been, or where there are others: they take over, and tell the new
  /// one.
  static void bury(Path directory, Ports ports, Quorum quorum) {
    if (!quorum.isAlone() || !Files.isDirectory(directory.resolve("__cluster_metadata-0"))) {
      return;
    }
    var controller =
        new KafkaRaftServer(
            KafkaConfig.fromProps(BrokerProperties.ofControllerOnly(directory, ports, quorum)),
            Time.SYSTEM);
    controller.startup();
    try {
      unregister(ports.controllerAddress(), quorum.node());
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting the broker", exception);
    } catch (ExecutionException exception) {
      throw new IllegalStateException(
          "could not remove the former broker from " + directory, exception);
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void unregister(String controller, int node)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Admin admin = Admin.create(Map.of("bootstrap.controllers", controller))) {
        admin.unregisterBroker(node).all().get();
        return;
      } catch (ExecutionException exception) {
        var cause = exception.getCause();
        if (cause instanceof BrokerIdNotRegisteredException) {
          return; // It was killed before it was known to anybody.
        }
        // A controller that has not read its own metadata yet says that they are too old for this.
        if (!(cause instanceof UnsupportedVersionException) || System.nanoTime() > until) {
          throw exception;
        }
        Thread.sleep(PAUSE);
      }
    }
  }
}
