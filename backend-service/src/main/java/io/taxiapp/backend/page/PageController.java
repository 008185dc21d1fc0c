package io.taxiapp.backend.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/// The page for people at `/`; what it loads lies under `/page` and `/webjars`.
@Hidden
@Controller
final class PageController {

  /// Nothing from elsewhere, no inline script or style, no frame around it.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final byte[] page = Resource.read("/page/index.html");

  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page() {
    return HttpResponse.ok(page)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
