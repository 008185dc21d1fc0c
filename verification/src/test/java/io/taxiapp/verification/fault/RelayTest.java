package io.taxiapp.verification.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taxiapp.local.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
final class RelayTest {

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  /// In milliseconds; on a slow machine it shows less, and nothing wrong.
  private static final int A_MOMENT = 300;

  private ServerSocket server;
  private Relay relay;
  private Socket client;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, HERE);
    int port = FreePorts.row(1);
    relay = Relay.start(port, server.getLocalPort());
    client = new Socket(HERE, port);
    accepted = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    relay.close();
    server.close();
  }

  @Test
  void aSoundLineCarriesBothWays() throws IOException {
    send(client, 1);
    send(accepted, 2);

    assertThat(accepted.getInputStream().read()).isEqualTo(1);
    assertThat(client.getInputStream().read()).isEqualTo(2);
  }

  @Test
  void whereAskingIsLostAnswersGoOnAndWhatWasAskedArrivesLater() throws IOException {
    relay.become(Relay.Line.ASKING_LOST);
    send(client, 1);
    send(accepted, 2);

    assertThat(client.getInputStream().read()).isEqualTo(2);
    assertNothingArrives(accepted);
    relay.become(Relay.Line.SOUND);
    assertThat(accepted.getInputStream().read()).isEqualTo(1);
  }

  @Test
  void whereAnswersAreLostAskingGoesOn() throws IOException {
    relay.become(Relay.Line.ANSWERS_LOST);
    send(client, 1);
    send(accepted, 2);

    assertThat(accepted.getInputStream().read()).isEqualTo(1);
    assertNothingArrives(client);
  }

  @Test
  void aLineThatIsCutEndsItsConnections() throws IOException {
    relay.become(Relay.Line.CUT);

    assertThat(accepted.getInputStream().read()).isEqualTo(-1);
  }

  private static void send(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
  }

  private static void assertNothingArrives(Socket socket) throws IOException {
    socket.setSoTimeout(A_MOMENT);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> socket.getInputStream().read());
    socket.setSoTimeout(0);
  }
}
