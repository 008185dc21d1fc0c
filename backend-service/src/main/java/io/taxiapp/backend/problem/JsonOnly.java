package io.taxiapp.backend.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;

/// Refuses bodies that the server would read as JSON though they do not say that they are: without
/// a media type that can be read, in another charset, or in an encoding that it does not undo.
@ServerFilter
final class JsonOnly {

  @RequestFilter(value = "/**", methods = HttpMethod.POST)
  void require(HttpRequest<?> request) {
    if (request.getContentLength() <= 0
        && !request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return; // Without a body there is nothing to say what it is.
    }
    if (!request.getContentType().map(JsonOnly::isJson).orElse(false)) {
      throw ProblemException.unsupportedMedia(
          HttpHeaders.CONTENT_TYPE,
          MediaType.APPLICATION_JSON + ", in UTF-8",
          request
              .getHeaders()
              .findFirst(HttpHeaders.CONTENT_TYPE)
              .filter(type -> !type.isBlank())
              .orElse("nothing"));
    }
    // The server takes this header away where it has undone the encoding.
    var encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw ProblemException.unsupportedMedia(
          HttpHeaders.CONTENT_ENCODING, "gzip, deflate or none", encoding);
    }
  }

  private static boolean isJson(MediaType type) {
    return type.equals(MediaType.APPLICATION_JSON_TYPE)
        && type.getCharset().map(StandardCharsets.UTF_8::equals).orElse(true);
  }
}
