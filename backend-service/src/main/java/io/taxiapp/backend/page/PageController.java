package io.taxiapp.backend.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/// The page for people at `/`; what it loads lies under `/page` and `/webjars`.
@Hidden
@Controller
public final class PageController {

  /// The property that says whether the page offers a simulated taxi, for demos.
  public static final String SIMULATED_TAXI = "taxi.simulated-taxi";

  private static final String META = "<meta name=\"simulated-taxi\" content=\"%s\">";

  private final byte[] page;

  PageController(@Property(name = SIMULATED_TAXI) boolean simulatedTaxi) {
    page =
        new String(Resource.read("/page/index.html"), UTF_8)
            .replace(META.formatted(false), META.formatted(simulatedTaxi))
            .getBytes(UTF_8);
  }

  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page() {
    return HttpResponse.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
