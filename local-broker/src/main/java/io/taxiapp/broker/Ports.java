package io.taxiapp.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// The two ports of 127.0.0.1 that one broker listens on.
///
/// They are known to be free shortly before Kafka binds them. Kafka itself would halt the JVM over
/// a port that is taken, and tells nobody which one it got if it is asked for any.
///
/// @param client for producers, consumers and administration
/// @param controller for the broker's own controller; any free one
record Ports(int client, int controller) {
  static final String HOST = "127.0.0.1";

  /// @param client the port for clients; 0 for a free one
  /// @throws IllegalStateException if that port is taken
  static Ports claim(int client) {
    try (ServerSocket clients = bind(client);
        ServerSocket controllers = bind(0)) {
      return new Ports(clients.getLocalPort(), controllers.getLocalPort());
    } catch (IOException exception) {
      throw new IllegalStateException(
          "expected a free port on " + HOST + ", found " + client + " taken", exception);
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
