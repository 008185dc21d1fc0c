package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.net.URLDecoder;

/// Refuses a path or a query whose bytes, `%` undone, are no text: the server would read any of
/// them as U+FFFD.
@ServerFilter
final class WellFormedUri {

  @RequestFilter("/**")
  void require(HttpRequest<?> request) {
    URI uri = request.getUri();
    if (uri.getRawSchemeSpecificPart().indexOf('%') >= 0) {
      var bytes = URLDecoder.decode(uri.getRawSchemeSpecificPart(), ISO_8859_1);
      var _ = Utf8.text("URI", bytes.getBytes(ISO_8859_1));
    }
  }
}
