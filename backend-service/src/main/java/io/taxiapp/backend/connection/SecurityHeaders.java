package io.taxiapp.backend.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;

/// What every answer tells a browser.
final class SecurityHeaders {

  /// Nothing from elsewhere, no inline script or style, no frame around it.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String A_YEAR = "max-age=31536000";

  private SecurityHeaders() {}

  /// Whether a browser may be told to come through TLS alone from now on. Not for `localhost`,
  /// which is other programs on other ports too.
  static boolean isThroughTls(HttpRequest request) {
    var host = request.headers().get(HttpHeaderNames.HOST, "").replaceFirst(":\\d*$", "");
    var scheme = request.headers().get("X-Forwarded-Proto", "").toLowerCase(Locale.ROOT);
    return scheme.startsWith("https") // of several proxies the first one's comes first
        && !host.equalsIgnoreCase("localhost");
  }

  static void set(HttpHeaders headers, boolean throughTls) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("Referrer-Policy", "no-referrer");
    if (throughTls) {
      headers.set("Strict-Transport-Security", A_YEAR);
    }
  }
}
