package io.taxiapp.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kafka's settings for one node on one machine; what is not named here has Kafka's default.
final class BrokerProperties {
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";
  private static final String RELAYED_LISTENER = "RELAYED";

  private BrokerProperties() {}

  static Properties of(Path directory, Ports ports, Quorum quorum) {
    var properties = new Properties();
    properties.putAll(controllers(quorum));
    properties.putAll(listeners(ports));
    properties.putAll(replicas(quorum));
    properties.putAll(timing(quorum));
    properties.putAll(littleMemory());
    properties.put("log.dirs", directory.toString());
    properties.put("auto.create.topics.enable", "false");
    return properties;
  }

  /// The same node as a controller alone: it has the metadata, and serves no records.
  static Properties ofControllerOnly(Path directory, Ports ports, Quorum quorum) {
    var properties = new Properties();
    properties.putAll(controllers(quorum));
    properties.put("process.roles", "controller");
    properties.put("listeners", CONTROLLER_LISTENER + "://" + ports.controllerAddress());
    properties.put("log.dirs", directory.toString());
    return properties;
  }

  private static Map<String, String> listeners(Ports ports) {
    String controller = CONTROLLER_LISTENER + "://" + ports.controllerAddress();
    String own = CLIENT_LISTENER + "://" + ports.clientAddress() + "," + controller;
    return Map.of(
        "process.roles",
        "broker,controller",
        "inter.broker.listener.name",
        CLIENT_LISTENER,
        "listeners",
        own + ports.relayed().map(way -> relayed(way.listener())).orElse(""),
        "advertised.listeners",
        own + ports.relayed().map(way -> relayed(way.advertised())).orElse(""));
  }

  private static String relayed(int port) {
    return "," + RELAYED_LISTENER + "://" + Ports.HOST + ":" + port;
  }

  private static Map<String, String> controllers(Quorum quorum) {
    return Map.of(
        "node.id",
        String.valueOf(quorum.node()),
        "controller.quorum.voters",
        quorum.voters(),
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listener.security.protocol.map",
        Stream.of(CLIENT_LISTENER, RELAYED_LISTENER, CONTROLLER_LISTENER)
            .map(listener -> listener + ":PLAINTEXT")
            .collect(Collectors.joining(",")));
  }

  private static Map<String, String> replicas(Quorum quorum) {
    String all = String.valueOf(quorum.replicas());
    String inSync = String.valueOf(quorum.inSync());
    return Map.of(
        "default.replication.factor", all,
        "min.insync.replicas", inSync,
        "offsets.topic.replication.factor", all,
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", all,
        "transaction.state.log.min.isr", inSync,
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", all,
        "share.coordinator.state.topic.min.isr", inSync,
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> timing(Quorum quorum) {
    return Map.of(
        // The first member of a group does not wait for others that may come.
        "group.initial.rebalance.delay.ms",
        "0",
        // An abandoned transaction is aborted within a second of its timeout instead of ten.
        "transaction.abort.timed.out.transaction.cleanup.interval.ms",
        "1000",
        // Whoever waits for the death of a client of this machine, a test most of all, need not
        // wait six seconds: that is Kafka's least, and meant for networks that lose heartbeats.
        "group.min.session.timeout.ms",
        "500",
        // A broker that is alone has nobody to hand its partitions to; without a leader they lose
        // the markers of transactions that are just ending (docs/decisions/0011).
        "controlled.shutdown.enable",
        String.valueOf(!quorum.isAlone()),
        // Nobody could take over from a broker that is alone and slow to answer its own controller.
        "broker.session.timeout.ms",
        quorum.isAlone() ? "600000" : "6000");
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
