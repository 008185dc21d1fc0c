package io.taxiapp.backend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.backend.view.StreamPace;
import io.taxiapp.event.Prediction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A subscriber that reads nothing, while more is published than a connection holds.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SlowReaderIT {

  private static final int PREDICTIONS = 20_000;

  /// No time to lose, but for whoever follows a stream in the other tests.
  private static final Timing TIMING =
      new Timing(
          new StreamPace(
              StreamPace.NORMAL.heartbeat(),
              StreamPace.NORMAL.quiet(),
              StreamPace.NORMAL.patience(),
              StreamPace.NORMAL.retry(),
              Duration.ofMillis(500),
              StreamPace.NORMAL.ahead()),
          LiveBackend.TIMING.publication(),
          LiveBackend.TIMING.lastCall(),
          LiveBackend.TIMING.request());

  @TempDir static Path directory;

  @Test
  void aSubscriberThatReadsNothingIsDroppedAndItsConnectionCut() throws Exception {
    try (var live = LiveBackend.start(directory, TestModels.models(), TIMING, LiveBackend.PATIENT);
        var socket = new Socket()) {
      var rideId = live.ride();
      socket.setReceiveBufferSize(4_096);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), live.address().getPort()));
      request(socket, rideId);
      live.until(() -> open(live) == 1);

      live.publish(
          IntStream.rangeClosed(1, PREDICTIONS)
              .mapToObj(n -> TestRides.duration(rideId, n, 400 + n))
              .toArray(Prediction[]::new));

      live.until(() -> open(live) == 0);
      assertThat(readAll(socket)).isLessThan(PREDICTIONS * 300L);
      assertThat(live.get("/rides/" + rideId).statusCode()).isEqualTo(200);
    }
  }

  private static void request(Socket socket, UUID rideId) throws IOException {
    socket
        .getOutputStream()
        .write(("GET /rides/" + rideId + "/events HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII));
  }

  private static long open(LiveBackend live) {
    return live.ask("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("taxi_streams_open "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /// Returns how much had been on its way, when the connection is over.
  private static long readAll(Socket socket) throws IOException {
    socket.setSoTimeout((int) LiveBackend.PATIENCE.toMillis());
    var bytes = new byte[8_192];
    long read = 0;
    try {
      for (int some = 0; some >= 0; some = socket.getInputStream().read(bytes)) {
        read += some;
      }
    } catch (SocketException _) {
      // Cut off, rather than closed in good order.
    }
    return read;
  }
}
