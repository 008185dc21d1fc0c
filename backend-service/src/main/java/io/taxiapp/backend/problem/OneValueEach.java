package io.taxiapp.backend.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/// Refuses a query parameter or a `Last-Event-ID` that has several different values: the server
/// would use one of them.
@ServerFilter
final class OneValueEach {

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  @RequestFilter("/**")
  void require(HttpRequest<?> request) {
    request.getParameters().forEach(OneValueEach::require);
    require(LAST_EVENT_ID, request.getHeaders().getAll(LAST_EVENT_ID));
  }

  private static void require(String field, List<String> values) {
    var different = values.stream().distinct().toList();
    if (different.size() > 1) {
      throw ProblemException.invalid(field, "one value", String.join(", ", different));
    }
  }
}
