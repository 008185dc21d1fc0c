package io.taxiapp.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka's own TLS for a client whose certificates change while it runs: Kafka reads them once,
/// this looks at the files whenever a connection is opened. A renewed certificate is shown, and a
/// renewed authority trusted, from the next connection on; those that are open stay so.
///
/// Files that cannot be read, or make no certificates, are told in the log, and the ones of before
/// are used: the next connection looks again. At the start they are refused.
///
/// Set as `ssl.engine.factory.class`, with three files in PEM: [#AUTHORITY], [#KEY], [#CHAIN].
public final class RenewedCertificates implements SslEngineFactory {

  /// The authorities that are trusted.
  public static final String AUTHORITY = SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG;

  /// The client's private key, in PKCS #8.
  public static final String KEY = "ssl.key.location";

  /// The client's certificate, and those between it and its authority.
  public static final String CHAIN = "ssl.certificate.location";

  private static final Logger LOG = LoggerFactory.getLogger(RenewedCertificates.class);

  /// What is made of which file.
  private static final Map<String, String> CONTENTS =
      Map.of(
          AUTHORITY, SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
          KEY, SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
          CHAIN, SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG);

  private Map<String, ?> settings = Map.of();
  private Map<String, String> contents = Map.of();
  private DefaultSslEngineFactory certificates = new DefaultSslEngineFactory();

  @Override
  public synchronized void configure(Map<String, ?> settings) {
    this.settings = settings;
    use(read());
  }

  private Map<String, String> read() {
    var found = new HashMap<String, String>();
    CONTENTS.forEach(
        (location, property) -> {
          if (!(settings.get(location) instanceof String file)) {
            throw new ConfigException(location, settings.get(location), "expected a file in PEM");
          }
          try {
            found.put(property, Files.readString(Path.of(file)));
          } catch (IOException e) {
            throw new ConfigException(location, file, "expected a file in PEM, found " + e);
          }
        });
    return found;
  }

  private void use(Map<String, String> found) {
    var all = new HashMap<String, Object>(settings);
    all.remove(AUTHORITY);
    all.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
    all.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE);
    found.forEach((property, pem) -> all.put(property, new Password(pem)));
    var made = new DefaultSslEngineFactory();
    made.configure(all);
    certificates = made;
    contents = found;
  }

  private synchronized DefaultSslEngineFactory renewed() {
    try {
      var found = read();
      if (!found.equals(contents)) {
        use(found);
        LOG.info("connections to Kafka use the renewed certificates from now on");
      }
    } catch (KafkaException e) { // a ConfigException, or what is no certificate
      LOG.warn("connections to Kafka keep the old certificates", e);
    }
    return certificates;
  }

  @Override
  public SSLEngine createClientSslEngine(String host, int port, String identification) {
    return renewed().createClientSslEngine(host, port, identification);
  }

  @Override
  public SSLEngine createServerSslEngine(String host, int port) {
    throw new UnsupportedOperationException("expected a client of Kafka, found a server");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> next) {
    return false; // it looks for itself
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public synchronized KeyStore keystore() {
    return certificates.keystore();
  }

  @Override
  public synchronized KeyStore truststore() {
    return certificates.truststore();
  }

  @Override
  public void close() {
    // The default holds nothing that is to be closed.
  }
}
