package io.taxiapp.backend.trace;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.taxiapp.trace.TraceContext;

/// Takes each request's trace from its `traceparent` header, or begins one, and says in the answer
/// which it was.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class TraceFilter {

  private static final String ATTRIBUTE = "io.taxiapp.trace";

  /// The trace that a request belongs to.
  public static TraceContext trace(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, TraceContext.class)
        .orElseGet(
            () -> {
              var trace = request.getHeaders().get(TraceContext.HEADER);
              var found =
                  trace == null
                      ? TraceContext.start()
                      : TraceContext.parse(trace).orElseGet(TraceContext::start);
              request.setAttribute(ATTRIBUTE, found);
              return found;
            });
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    trace(request);
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header(TraceContext.HEADER, trace(request).traceparent());
  }
}
