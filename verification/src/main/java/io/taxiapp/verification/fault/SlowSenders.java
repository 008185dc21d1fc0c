package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// Connections that promise a body and hardly send it.
final class SlowSenders implements AutoCloseable {

  private static final String HEAD =
      "POST /rides HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{";

  private final List<Socket> sockets = new ArrayList<>();

  SlowSenders(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      sockets.add(socket);
      socket.getOutputStream().write(HEAD.getBytes(UTF_8));
    }
  }

  /// Another byte of each that has not been cut off yet.
  void drip() throws IOException {
    for (var socket : sockets) {
      try {
        socket.getOutputStream().write(' ');
      } catch (SocketException _) {
        socket.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
