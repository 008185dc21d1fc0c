package io.taxiapp.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// A certificate authority, a server of `localhost` that it vouches for, and a client.
record Authority(KeyStore store) {

  private static final String PASSWORD = "changeit";

  static Authority make(Path file) throws Exception {
    keytool(file, "authority", "-ext", "bc:c");
    keytool(file, "server", "-signer", "authority", "-ext", "san=dns:localhost,ip:127.0.0.1");
    keytool(file, "client", "-signer", "authority");
    return new Authority(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
  }

  private static void keytool(Path file, String alias, String... more) throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(tool, "-genkeypair", "-keyalg", "EC", "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + alias, "-keystore", file.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  /// The files as Strimzi's secrets have them.
  void write(Path directory) throws IOException, GeneralSecurityException {
    Files.writeString(directory.resolve("ca.crt"), certificate("authority"));
    Files.writeString(directory.resolve("user.crt"), certificate("client"));
    Files.writeString(directory.resolve("user.key"), key("client"));
  }

  /// Its server, which trusts what it vouches for.
  SSLContext server() throws GeneralSecurityException {
    var factory = new DefaultSslEngineFactory();
    factory.configure(
        Map.of(
            "ssl.protocol",
            "TLS",
            "ssl.enabled.protocols",
            List.of("TLSv1.3"),
            "ssl.cipher.suites",
            List.of(),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.certificates",
            new Password(certificate("authority")),
            "ssl.keystore.type",
            "PEM",
            "ssl.keystore.key",
            new Password(key("server")),
            "ssl.keystore.certificate.chain",
            new Password(certificate("server"))));
    return factory.sslContext();
  }

  /// What its client shows.
  Certificate client() throws GeneralSecurityException {
    return store.getCertificate("client");
  }

  private String certificate(String alias) throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate(alias).getEncoded());
  }

  private String key(String alias) throws GeneralSecurityException {
    return pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
  }
}
