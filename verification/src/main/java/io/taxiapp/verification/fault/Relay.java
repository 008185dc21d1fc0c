package io.taxiapp.verification.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between those who connect to its port and another port of this machine, which can be made
/// slow, cut, or deaf in one direction.
final class Relay implements AutoCloseable {

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final int BUFFER = 64 * 1024;

  /// What the line does.
  enum Line {
    SOUND,
    /// Everything takes a tenth of a second longer, each way, and no more than 64 KB in that time.
    SLOW,
    /// Connections break, and no new one comes about.
    CUT,
    /// What is asked does not arrive; answers to what was asked before do.
    ASKING_LOST,
    /// What is asked arrives and is done; no answer comes back.
    ANSWERS_LOST
  }

  private static final Duration SLOWNESS = Duration.ofMillis(100);

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Line line = Line.SOUND;

  private Relay(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /// Starts a line that is sound.
  ///
  /// @param port to listen on
  /// @param target where it leads
  static Relay start(int port, int target) throws IOException {
    var relay = new Relay(new ServerSocket(port, 50, HERE), target);
    Thread.ofVirtual().name("relay").start(relay::accept);
    return relay;
  }

  /// From now on. What was held back while the line was deaf arrives when it is not any more, as
  /// TCP has it; what was under way when it was cut is lost.
  void become(Line next) {
    line = next;
    if (next == Line.CUT) {
      sockets.forEach(Relay::close);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        if (line == Line.CUT) {
          close(near);
        } else {
          connect(near);
        }
      } catch (IOException _) {
        // This connection, or the whole relay, is over.
      }
    }
  }

  private void connect(Socket near) {
    try {
      var far = new Socket(HERE, target);
      for (var socket : Set.of(near, far)) {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
      }
      if (line == Line.CUT) { // meanwhile
        close(near);
        close(far);
      }
      Thread.ofVirtual().start(() -> carry(near, far, Line.ASKING_LOST));
      Thread.ofVirtual().start(() -> carry(far, near, Line.ANSWERS_LOST));
    } catch (IOException _) {
      close(near);
    }
  }

  /// @param lost when nothing is carried in this direction
  private void carry(Socket from, Socket to, Line lost) {
    var buffer = new byte[BUFFER];
    try {
      for (int read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
        if (line == Line.SLOW) {
          Thread.sleep(SLOWNESS);
        }
        while (line == lost) {
          Thread.sleep(10);
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException _) {
      // One end is gone: so is the connection.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(Relay::close);
  }
}
