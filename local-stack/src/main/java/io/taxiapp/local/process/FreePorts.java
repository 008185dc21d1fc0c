package io.taxiapp.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Ports of this machine that nobody listens on.
public final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private FreePorts() {}

  /// Different ones, free shortly before they are used.
  public static List<Integer> take(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1")));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("expected free ports on 127.0.0.1", e);
    } finally {
      sockets.forEach(FreePorts::close);
    }
  }

  /// The first of some in a row, below those that the system itself gives to connections: nobody
  /// takes one of them between this and their use.
  public static int row(int count) {
    for (int first = FIRST; first < LAST; first += count) {
      if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
        return first;
      }
    }
    throw new IllegalStateException("expected free ports from " + FIRST + " to " + LAST);
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// @throws IllegalStateException naming the port and who wanted it, if it is taken
  static void require(String service, int port) {
    try (var _ = new ServerSocket(port)) {
      // Nobody else has it.
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s: expected port %d to be free, found it taken".formatted(service, port), e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
