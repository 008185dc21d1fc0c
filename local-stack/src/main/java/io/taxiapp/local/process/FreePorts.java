package io.taxiapp.local.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Ports of this machine that nobody listens on.
public final class FreePorts {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 1000;

  private FreePorts() {}

  /// The first of some in a row, below those that the system itself gives to connections: nobody
  /// takes one of them between this and their use, and two that ask at a time hardly get the same.
  public static int row(int count) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(FIRST, LAST - count);
      if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
        return first;
      }
    }
    throw new IllegalStateException("expected free ports from " + FIRST + " to " + LAST);
  }

  /// Whether nobody listens on it.
  public static boolean isFree(int port) {
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
          "%s: expected port %d to be free, found it in use (if a stack outlived its ./taxi, pgrep -af io.taxiapp shows it)"
              .formatted(service, port),
          e);
    }
  }
}
