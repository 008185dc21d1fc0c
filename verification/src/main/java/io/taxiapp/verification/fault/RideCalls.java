package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;

/// Asks for rides over connections that stay open, with no more than that takes: whoever asks for
/// thousands a second on the machine of those who are asked must leave it to them.
final class RideCalls implements AutoCloseable {

  private static final int PATIENCE_MS = 5_000;
  private static final String LENGTH = "content-length:";

  private final InetSocketAddress backend;
  private final byte[] request;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final LongAdder taken = new LongAdder();

  RideCalls(InetSocketAddress backend, String body) {
    this.backend = backend;
    this.request =
        "POST /rides HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(backend.getHostString(), body.getBytes(UTF_8).length, body)
            .getBytes(UTF_8);
  }

  /// The status of the answer; 0 if there was none.
  int ride() {
    var known = idle.pollLast();
    Connection connection = null;
    try {
      connection = known == null ? new Connection(backend) : known;
      int status = connection.ask(request);
      idle.addLast(connection);
      if (status == 201) {
        taken.increment();
      }
      return status;
    } catch (IOException _) {
      if (connection != null) {
        connection.close();
      }
      return 0;
    }
  }

  /// How many were answered 201.
  long taken() {
    return taken.sum();
  }

  @Override
  public void close() {
    idle.forEach(Connection::close);
  }

  private static final class Connection {

    private final Socket socket = new Socket();
    private final InputStream in;

    Connection(InetSocketAddress backend) throws IOException {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(backend, PATIENCE_MS);
      in = new BufferedInputStream(socket.getInputStream());
    }

    int ask(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = 0;
      for (var header = line(); !header.isEmpty(); header = line()) {
        if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      in.skipNBytes(length);
      return status;
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("expected an answer, found the end");
        }
        line.append((char) next);
      }
      return line.toString().strip();
    }

    void close() {
      try {
        socket.close();
      } catch (IOException _) {
        // It is of no use any more.
      }
    }
  }
}
