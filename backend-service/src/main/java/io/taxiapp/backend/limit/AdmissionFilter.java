package io.taxiapp.backend.limit;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/// Refuses on the event loop, which costs next to nothing, what is beyond the bound.
///
/// It asks for the body only to be called when it is there: so nothing comes between being let in
/// and being counted, and a slow sender holds no permit.
@ServerFilter
final class AdmissionFilter {

  private final InFlight publishing;

  AdmissionFilter(InFlight publishing) {
    this.publishing = publishing;
  }

  @RequestFilter(value = "/rides/**", methods = HttpMethod.POST)
  void publish(@Body byte @Nullable [] body) {
    publishing.requirePermit();
  }
}
