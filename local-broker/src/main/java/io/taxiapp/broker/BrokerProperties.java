package io.taxiapp.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Kafka's settings for one node on one machine; what is not named here has Kafka's default.
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";

  private BrokerProperties() {}

  static Properties of(Path directory, Ports ports) {
    var properties = new Properties();
    properties.putAll(oneController(ports));
    properties.putAll(oneNode(ports));
    properties.putAll(noReplicas());
    properties.putAll(timing());
    properties.putAll(littleMemory());
    properties.put("log.dirs", directory.toString());
    properties.put("auto.create.topics.enable", "false");
    return properties;
  }

  /// The same node as a controller alone: it has the metadata, and serves no records.
  static Properties ofControllerOnly(Path directory, Ports ports) {
    var properties = new Properties();
    properties.putAll(oneController(ports));
    properties.put("process.roles", "controller");
    properties.put("listeners", CONTROLLER_LISTENER + "://" + ports.controllerAddress());
    properties.put("log.dirs", directory.toString());
    return properties;
  }

  private static Map<String, String> oneNode(Ports ports) {
    String clients = CLIENT_LISTENER + "://" + ports.clientAddress();
    String controller = CONTROLLER_LISTENER + "://" + ports.controllerAddress();
    return Map.of(
        "process.roles",
        "broker,controller",
        "inter.broker.listener.name",
        CLIENT_LISTENER,
        "listeners",
        clients + "," + controller,
        "advertised.listeners",
        clients + "," + controller);
  }

  private static Map<String, String> oneController(Ports ports) {
    return Map.of(
        "node.id",
        String.valueOf(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + ports.controllerAddress(),
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
  }

  private static Map<String, String> noReplicas() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> timing() {
    return Map.of(
        // The first member of a group does not wait for others that may come.
        "group.initial.rebalance.delay.ms", "0",
        // An abandoned transaction is aborted within a second of its timeout instead of ten.
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
        // Nobody could take over from a broker that is slow to answer its own controller.
        "broker.session.timeout.ms", "120000");
  }

  private static Map<String, String> littleMemory() {
    return Map.of(
        // Kafka's default takes 128 MB of heap for compaction alone.
        "log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024),
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2");
  }
}
