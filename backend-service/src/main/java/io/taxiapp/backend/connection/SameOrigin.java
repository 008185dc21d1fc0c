package io.taxiapp.backend.connection;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.taxiapp.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Refuses what a page of another origin asks for: it could not read the answer, but could cancel a
/// ride, which takes no more than a URI.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameOrigin {

  @RequestFilter
  void require(HttpRequest<?> request) {
    var headers = request.getHeaders();
    @Nullable String origin = headers.get(HttpHeaders.ORIGIN);
    // What browsers say themselves holds behind a proxy that calls this server by another name too.
    if (origin == null || "same-origin".equals(headers.get("Sec-Fetch-Site"))) {
      return;
    }
    @Nullable String host = headers.get(HttpHeaders.HOST);
    if (!origin.replaceFirst("^https?://", "").equalsIgnoreCase(host)) {
      throw ProblemException.foreignOrigin("this server's, " + host, origin);
    }
  }
}
