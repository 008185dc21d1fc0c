package io.taxiapp.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/// The ports of 127.0.0.1 that one broker listens on.
///
/// They are known to be free shortly before Kafka binds them. Kafka itself would halt the JVM over
/// a port that is taken, and tells nobody which one it got if it is asked for any.
///
/// @param client for producers, consumers and administration
/// @param controller for the broker's own controller
/// @param relayed for clients that come over a relay, if any do
record Ports(int client, int controller, Optional<Relayed> relayed) {
  static final String HOST = "127.0.0.1";

  /// A second way for clients.
  ///
  /// @param listener where the relay leads
  /// @param advertised the port of the relay, which the broker gives its clients as its own
  record Relayed(int listener, int advertised) {}

  /// @param client the port for clients; 0 for a free one
  /// @param controller the port for controllers; 0 for a free one
  /// @throws IllegalStateException if one of them is taken
  static Ports claim(int client, int controller, Optional<Relayed> relayed) {
    try (ServerSocket clients = bind(client);
        ServerSocket controllers = bind(controller)) {
      return new Ports(clients.getLocalPort(), controllers.getLocalPort(), relayed);
    } catch (IOException exception) {
      throw new IllegalStateException(
          "expected free ports on " + HOST + ", found " + client + " or " + controller + " taken",
          exception);
    }
  }

  /// `host:port` for clients.
  String clientAddress() {
    return HOST + ":" + client;
  }

  /// `host:port` of the controller.
  String controllerAddress() {
    return HOST + ":" + controller;
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.ofLiteral(HOST));
  }
}
