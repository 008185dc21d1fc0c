package io.taxiapp.backend.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URLDecoder;
import java.util.function.IntPredicate;

/// Refuses a path or a query that is no text: a byte over 0x7F without `%`, which the server would
/// read as a character of Latin-1, bytes that are no UTF-8 once `%` is undone, which it would read
/// as U+FFFD, and control characters, which no text here has.
@ServerFilter
final class WellFormedUri {

  private static final String FIELD = "URI";

  @RequestFilter("/**")
  void require(HttpRequest<?> request) {
    var uri = request.getUri().toString();
    refuse(uri, one -> one > 0x7F, "bytes over 0x7F as in %C3%A9", "byte 0x%02X");
    if (uri.indexOf('%') >= 0) {
      var bytes = URLDecoder.decode(uri, ISO_8859_1).getBytes(ISO_8859_1);
      var text = Utf8.text(FIELD, bytes);
      refuse(text, Character::isISOControl, "no control characters", "U+%04X");
    }
  }

  private static void refuse(String text, IntPredicate wrong, String expected, String found) {
    text.chars()
        .filter(wrong)
        .findFirst()
        .ifPresent(
            one -> {
              throw ProblemException.invalid(FIELD, expected, found.formatted(one));
            });
  }
}
