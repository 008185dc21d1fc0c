package io.taxiapp.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.stream.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A client of Kafka's own and a server that it shakes hands with, again and again.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RenewedCertificatesTest {

  private static Authority first;
  private static Authority second;

  @TempDir Path directory;

  @BeforeAll
  static void make(@TempDir Path stores) throws Exception {
    first = Authority.make(stores.resolve("first.p12"));
    second = Authority.make(stores.resolve("second.p12"));
  }

  @BeforeEach
  void write() throws Exception {
    first.write(directory);
  }

  @Test
  void aRunningClientShowsWhatIsRenewedAndTrustsTheNewAuthority() throws Exception {
    try (var server = new Server(first.server());
        var client = Admin.create(settings(server.port()))) {
      assertThat(server.shown.take()).isEqualTo(first.client());

      second.write(directory);
      server.context = second.server();
      server.shown.clear();

      assertThat(server.shown.take()).isEqualTo(second.client());
      assertThat(client.metrics()).isNotEmpty();
    }
  }

  @Test
  void aFileThatIsHalfWrittenIsReadAgainWhenItIsWhole() throws Exception {
    try (var server = new Server(first.server());
        var _ = Admin.create(settings(server.port()))) {
      server.shown.take();
      Files.writeString(directory.resolve("user.crt"), "-----BEGIN CERTIFICATE-----\nMIIB");
      server.shown.clear();
      server.shown.take(); // may have been under way
      assertThat(server.shown.take()).isEqualTo(first.client());

      second.write(directory);
      server.context = second.server();
      server.shown.clear();

      assertThat(server.shown.take()).isEqualTo(second.client());
    }
  }

  @Test
  void aClientDoesNotStartWithoutItsFiles() throws Exception {
    Files.delete(directory.resolve("user.key"));

    assertThatThrownBy(() -> Admin.create(settings(1)))
        .isInstanceOf(KafkaException.class)
        .rootCause()
        .hasMessageContaining("ssl.key.location")
        .hasMessageContaining("user.key");
  }

  /// What the manifests set reaches the clients inside of Kafka Streams.
  @Test
  void streamsHandTheFilesOnToTheirClients() {
    var all = new HashMap<>(settings(1));
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, "any");

    assertThat(new StreamsConfig(all).getMainConsumerConfigs("group", "client", 0))
        .containsKeys("ssl.engine.factory.class", RenewedCertificates.AUTHORITY)
        .containsKeys(RenewedCertificates.KEY, RenewedCertificates.CHAIN);
  }

  private Map<String, Object> settings(int port) {
    var environment =
        Map.of(
            "TAXI_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port,
            "TAXI_KAFKA_SECURITY_PROTOCOL", "SSL",
            "TAXI_KAFKA_SSL_ENGINE_FACTORY_CLASS", RenewedCertificates.class.getName(),
            "TAXI_KAFKA_SSL_TRUSTSTORE_LOCATION", directory.resolve("ca.crt").toString(),
            "TAXI_KAFKA_SSL_KEY_LOCATION", directory.resolve("user.key").toString(),
            "TAXI_KAFKA_SSL_CERTIFICATE_LOCATION", directory.resolve("user.crt").toString());
    return new HashMap<>(new Environment(environment).kafka());
  }

  /// Shakes hands with whoever comes and shows a certificate, and hangs up.
  private static final class Server implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final LinkedBlockingQueue<Certificate> shown = new LinkedBlockingQueue<>();
    private volatile SSLContext context;

    Server(SSLContext context) throws IOException {
      this.context = context;
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (var plain = socket.accept();
            var secured =
                (SSLSocket) context.getSocketFactory().createSocket(plain, null, port(), true)) {
          secured.setUseClientMode(false);
          secured.setNeedClientAuth(true);
          secured.startHandshake();
          shown.add(secured.getSession().getPeerCertificates()[0]);
        } catch (SSLException _) {
          // It did not trust the other, or the other way round.
        } catch (IOException _) {
          // Closed.
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
