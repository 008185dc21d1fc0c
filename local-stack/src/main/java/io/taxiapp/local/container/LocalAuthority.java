package io.taxiapp.local.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificate authority that Caddy makes for `localhost`.
public final class LocalAuthority {

  private LocalAuthority() {}

  /// From now on this process trusts servers with a certificate of this authority, and no others.
  ///
  /// @param certificate of the authority, PEM
  public static void trust(Path certificate) {
    try (var pem = Files.newInputStream(certificate)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "local", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          certificate + ": expected a certificate in PEM, found " + e.getMessage(), e);
    }
  }
}
