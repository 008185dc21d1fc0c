package io.taxiapp.backend.limit;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/// Refuses on the event loop, which costs next to nothing, what is beyond the bounds.
///
/// Each asks for the body only to be called when it is there: so nothing comes between being let in
/// and being counted, and a slow sender holds no place.
@ServerFilter
final class Admission {

  private final Bounds bounds;

  Admission(Bounds bounds) {
    this.bounds = bounds;
  }

  @RequestFilter(value = "/rides/**", methods = HttpMethod.POST)
  void publish(@Body byte @Nullable [] body) {
    bounds.publishing().requirePlace();
  }

  @RequestFilter(value = "/duration-estimates", methods = HttpMethod.POST)
  void estimate(@Body byte @Nullable [] body) {
    bounds.estimating().requirePlace();
  }
}
